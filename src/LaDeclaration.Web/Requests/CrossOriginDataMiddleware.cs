namespace LaDeclaration.Web.Requests;

/// <summary>
/// Data and feeds, which the script of any page on the web may read, without credentials. Tells a browser so that asks before it reads;
/// the answers themselves say it in their security headers.
/// </summary>
public sealed class CrossOriginDataMiddleware(RequestDelegate next)
{
    private static readonly TimeSpan AskedAgainAfter = TimeSpan.FromDays(1);

    /// <summary>By the address, so that it holds of errors too.</summary>
    public static bool Covers(HttpContext http) => Covers(http.Request.Path);

    public Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsOptions(http.Request.Method) || !Covers(http))
            return next(http);
        var headers = http.Response.Headers;
        headers.Allow = "GET, HEAD, OPTIONS";
        headers.AccessControlAllowMethods = "GET, HEAD";
        headers.AccessControlAllowHeaders = "*";
        headers.AccessControlMaxAge = $"{AskedAgainAfter.TotalSeconds:0}";
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static bool Covers(PathString path) =>
        path.StartsWithSegments("/data", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase) || path.Value?.EndsWith(".atom", StringComparison.OrdinalIgnoreCase) == true;
}
