namespace LaDeclaration.Web.Requests;

/// <summary>
/// Answers CORS preflight requests for data and feeds, which scripts of any origin may read, without credentials. The CORS headers of the
/// responses themselves are set with the security headers.
/// </summary>
public sealed class OpenDataCorsMiddleware(RequestDelegate next)
{
    private static readonly TimeSpan PreflightMaxAge = TimeSpan.FromDays(1);

    /// <summary>Decided by the path, not by the endpoint, so that errors are readable too.</summary>
    public static bool AppliesTo(HttpContext http) => IsOpenData(http.Request.Path);

    public Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsOptions(http.Request.Method) || !AppliesTo(http))
            return next(http);
        var headers = http.Response.Headers;
        headers.Allow = "GET, HEAD, OPTIONS";
        headers.AccessControlAllowMethods = "GET, HEAD";
        headers.AccessControlAllowHeaders = "*";
        headers.AccessControlMaxAge = $"{PreflightMaxAge.TotalSeconds:0}";
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static bool IsOpenData(PathString path) =>
        path.StartsWithSegments("/data", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase) || path.Value?.EndsWith(".atom", StringComparison.OrdinalIgnoreCase) == true;
}
