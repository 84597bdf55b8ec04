using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Primitives;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Keeps public answers, keyed by everything they depend on; nothing has ever to be told to forget.
/// Answers to a search are not kept: there is no end of them, and they would push out the pages.
/// </summary>
public sealed class PublicOutputCachePolicy : IOutputCachePolicy
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
        var (reader, site) = (http.RequestServices.GetRequiredService<ReadingContext>(), http.RequestServices.GetRequiredService<SiteSettings>());
        context.CacheVaryByRules.QueryKeys = Asked;
        context.CacheVaryByRules.VaryByHost = site.Address.Length == 0; // else no address in it depends on the host
        context.CacheVaryByRules.VaryByValues["revision"] = $"{reader.Newest}";
        context.CacheVaryByRules.VaryByValues["today"] = $"{reader.Today:yyyyMMdd}";
        context.CacheVaryByRules.VaryByValues["encoding"] = http.Request.Headers.AcceptEncoding.ToString();
        context.ResponseExpirationTimeSpan = TimeSpan.FromDays(1);
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether it is asked for what somebody typed, which only these addresses take.</summary>
    private static bool IsSearch(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == RateLimitPolicies.Search;

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
