namespace LaDeclaration.Web.Requests;

/// <summary>Handles HEAD as GET, so that every endpoint answers it, from the same cache. Kestrel knows the original method and sends no body.</summary>
public sealed class HeadMethodMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }
        http.Request.Method = HttpMethods.Get;
        try
        {
            await next(http);
            // As Kestrel does for a response to GET without a body.
            if (http.Response is { HasStarted: false, StatusCode: not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified) })
                http.Response.ContentLength ??= 0;
        }
        finally
        {
            http.Request.Method = HttpMethods.Head; // For the request log.
        }
    }
}
