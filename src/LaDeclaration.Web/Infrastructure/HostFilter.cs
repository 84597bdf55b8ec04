using System.Net;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>Refuses what is asked for under a name that is not the site's.</summary>
public sealed class HostFilter(RequestDelegate next, AllowedHosts hosts, ILogger<HostFilter> log)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (hosts.Include(http.Request))
            return next(http);
        log.LogInformation("Refused a request for a host that neither AllowedHosts nor Site:Address names.");
        return http.Response.Refuse(StatusCodes.Status400BadRequest, "This server does not answer to that name.");
    }
}

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
