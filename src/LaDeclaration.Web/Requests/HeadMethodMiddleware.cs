namespace LaDeclaration.Web.Requests;

/// <summary>Lets HEAD be answered as GET is, by every address and from the same cache. The web server knows what was asked, and sends no body.</summary>
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
            // What the web server says by itself of an answer to GET that has no body.
            if (http.Response is { HasStarted: false, StatusCode: not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified) })
                http.Response.ContentLength ??= 0;
        }
        finally
        {
            http.Request.Method = HttpMethods.Head; // for the log
        }
    }
}
