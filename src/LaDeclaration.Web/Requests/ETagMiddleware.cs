using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// A public answer depends only on build, settings, address, revision and date, so its ETag is just that:
/// a cached page is right, or it is asked for again. What only staff see is kept nowhere.
/// </summary>
public sealed class ETagMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, ReadingContext reader, EntityTags tags)
    {
        var isPublic = http.GetEndpoint().IsPublic();
        if (!HttpMethods.IsGet(http.Request.Method) || isPublic != true)
        {
            if (isPublic == false)
                KeepToPerson(http);
            await next(http);
            return;
        }
        var tag = tags.Of(http.Request, reader);
        if (IsHeld(http.Request.Headers.IfNoneMatch, tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            Mark(http.Response, tag);
            return;
        }
        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode == StatusCodes.Status200OK)
                Mark(http.Response, tag);
            return Task.CompletedTask;
        });
        await next(http);
    }

    /// <summary>Compressed, a page that holds a form's token would tell its length to whoever can put something beside it (BREACH).</summary>
    private static void KeepToPerson(HttpContext http)
    {
        http.Request.Headers.Remove(HeaderNames.AcceptEncoding);
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
    }

    private static bool IsHeld(StringValues ifNoneMatch, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(ifNoneMatch, out var held) && held.Any(h => h.Compare(tag, useStrongComparison: false));

    private static void Mark(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "public, no-cache";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
    }
}

