using System.Globalization;

namespace LaDeclaration.Web.Requests;

internal static class HttpResponseExtensions
{
    /// <summary>Answers in plain text and English, for whoever runs the server and for programs.</summary>
    public static Task WriteError(this HttpResponse response, int status, string sentence)
    {
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(sentence + "\n");
    }

    public static void SetRetryAfter(this HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
