using System.Globalization;
using LaDeclaration.Web.Settings;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Sets the ETag of public responses and answers conditional requests (304). A public response depends only on build, settings, address,
/// revision and date, so its ETag is known before it is rendered. Responses for staff must not be stored (<c>no-store</c>).
/// </summary>
public sealed class ETagMiddleware(RequestDelegate next, ETagGenerator generator, NewestRevisionCache newest, SiteSettings site)
{
    /// <summary>RFC 9213: what Cache-Control says is for browsers then.</summary>
    public const string CdnCacheControl = "CDN-Cache-Control";

    private readonly string cdnMaxAge = string.Create(CultureInfo.InvariantCulture, $"max-age={site.CdnSeconds}");

    public async Task InvokeAsync(HttpContext http, ReadingContext reader)
    {
        var isPublic = http.GetEndpoint().IsPublic();
        if (!HttpMethods.IsGet(http.Request.Method) || isPublic != true)
        {
            if (isPublic == false)
                PreventStorage(http);
            await next(http);
            return;
        }
        var tag = generator.Create(http.Request, reader);
        if (Matches(http.Request.Headers.IfNoneMatch, tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            SetHeaders(http.Response, tag);
            return;
        }
        http.Response.OnStarting(() =>
        {
            // Whoever asks for another page next is told of no older revision than this one's.
            newest.RaiseTo(reader.Newest);
            if (http.Response.StatusCode == StatusCodes.Status200OK && StringValues.IsNullOrEmpty(http.Response.Headers.ETag))
                SetHeaders(http.Response, generator.Create(http.Request, reader));
            return Task.CompletedTask;
        });
        await next(http);
    }

    public static bool Matches(StringValues ifNoneMatch, EntityTagHeaderValue tag) =>
        ifNoneMatch.Count > 0 && EntityTagHeaderValue.TryParseList(ifNoneMatch, out var given) && given.Any(g => g.Compare(tag, useStrongComparison: false));

    /// <summary>Nor is it compressed: the compressed length would help to guess an antiforgery token in the page (BREACH).</summary>
    private static void PreventStorage(HttpContext http)
    {
        http.Request.Headers.Remove(HeaderNames.AcceptEncoding);
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
    }

    private void SetHeaders(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "public, no-cache";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (site.CdnSeconds > 0)
            response.Headers[CdnCacheControl] = cdnMaxAge;
    }
}
