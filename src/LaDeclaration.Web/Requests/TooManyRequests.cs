using System.Globalization;

namespace LaDeclaration.Web.Requests;

public static class TooManyRequests
{
    /// <summary>Says in the Retry-After header (RFC 9110, section 10.2.3), in whole seconds rounded up, when to ask again.</summary>
    public static void SetRetryAfter(this HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
