using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>
/// A public answer depends only on build, settings, address, revision and date, so its ETag is just that:
/// a cached page is right, or it is asked for again. What only staff see is kept nowhere.
/// </summary>
public sealed class Freshness(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Reader reader, EntityTags tags)
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

/// <summary>
/// Keeps public answers, keyed by everything they depend on; nothing has ever to be told to forget.
/// Answers to a search are not kept: there is no end of them, and they would push out the pages.
/// </summary>
public sealed class PublicAnswersPolicy : IOutputCachePolicy
{
    private static readonly string[] Asked = [.. PublicQuery.Known.Except(["q"])];

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var isKept = HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint().IsPublic() == true && !IsSearch(http);
        context.EnableOutputCaching = isKept;
        context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = isKept;
        if (!isKept)
            return ValueTask.CompletedTask;

        // Others may be waiting for this answer, who have not given up when whoever asked first has.
        http.RequestAborted = CancellationToken.None;
        var (reader, site) = (http.RequestServices.GetRequiredService<Reader>(), http.RequestServices.GetRequiredService<SiteSettings>());
        context.CacheVaryByRules.QueryKeys = Asked;
        context.CacheVaryByRules.VaryByHost = site.Address.Length == 0; // else no address in it depends on the host
        context.CacheVaryByRules.VaryByValues["revision"] = $"{reader.Newest}";
        context.CacheVaryByRules.VaryByValues["today"] = $"{reader.Today:yyyyMMdd}";
        context.CacheVaryByRules.VaryByValues["encoding"] = http.Request.Headers.AcceptEncoding.ToString();
        context.ResponseExpirationTimeSpan = TimeSpan.FromDays(1);
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether it is asked for what somebody typed, which only these addresses take.</summary>
    private static bool IsSearch(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == RateLimits.Search;

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
