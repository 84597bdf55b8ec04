namespace LaDeclaration.Web.Requests;

/// <summary>
/// Chooses the content coding and leaves only that in the request's Accept-Encoding, so that routing (to files compressed at build) and the
/// response compression cannot interpret the header in different ways.
/// </summary>
public sealed class AcceptEncodingMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        http.Request.Headers.AcceptEncoding = ContentCodings.Choose(http.Request.Headers.AcceptEncoding).GetName();
        return next(http);
    }
}
