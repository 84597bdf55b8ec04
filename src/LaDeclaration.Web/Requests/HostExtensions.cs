using System.Net;

namespace LaDeclaration.Web.Requests;

internal static class HostExtensions
{
    public static bool IsLoopback(this HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>In English and without a page: whoever reads it runs the server, or is a program.</summary>
    public static Task Refuse(this HttpResponse response, int status, string sentence)
    {
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(sentence + "\n");
    }
}
