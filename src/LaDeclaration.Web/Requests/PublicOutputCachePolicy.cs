using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Primitives;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Caches public responses, keyed by everything they depend on, so that nothing ever has to be evicted. Search results are not cached: their
/// number is unlimited, and they would displace the pages.
/// </summary>
public sealed class PublicOutputCachePolicy : IOutputCachePolicy
{
    private static readonly string[] QueryKeys = [.. PublicQueryParameters.All.Except(["q"])];

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var isCacheable = HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint().IsPublic() == true && !IsSearch(http);
        context.EnableOutputCaching = isCacheable;
        context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = isCacheable;
        if (!isCacheable)
            return ValueTask.CompletedTask;

        // With locking, other requests may wait for this response after its own client has disconnected.
        http.RequestAborted = CancellationToken.None;
        var (reader, site) = (http.RequestServices.GetRequiredService<ReadingContext>(), http.RequestServices.GetRequiredService<SiteSettings>());
        context.CacheVaryByRules.QueryKeys = QueryKeys;
        context.CacheVaryByRules.VaryByHost = site.Address.Length == 0; // Otherwise absolute URLs do not depend on the host.
        context.CacheVaryByRules.VaryByValues["revision"] = $"{reader.Newest}";
        context.CacheVaryByRules.VaryByValues["today"] = $"{reader.Today:yyyyMMdd}";
        context.CacheVaryByRules.VaryByValues["encoding"] = http.Request.Headers.AcceptEncoding.ToString();
        context.ResponseExpirationTimeSpan = TimeSpan.FromDays(1);
        return ValueTask.CompletedTask;
    }

    /// <summary>All endpoints that take a search text have this rate limit.</summary>
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
