using System.Threading.RateLimiting;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Setup;

/// <summary>
/// Rate limits where a response costs more than a page from the cache: a token bucket for each client, large enough for a ministry whose
/// people share one IP address. A signed-in user, and a browser in which somebody signed in before, have a bucket of their own.
/// </summary>
internal static class RateLimitsSetup
{
    public static void AddRateLimits(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = ExplainRejection;
        options.AddPolicy(RateLimitPolicies.SignIn, http => IsPost(http) && !IsPasskey(http) ? TokenBucket(http, 200, TimeSpan.FromSeconds(0.5)) : NoLimit);
        options.AddPolicy(RateLimitPolicies.Staff, http => IsPost(http) ? TokenBucket(http, 120, TimeSpan.FromSeconds(0.5)) : NoLimit);
        options.AddPolicy(RateLimitPolicies.Import, http => IsPost(http) ? TokenBucket(http, 20, TimeSpan.FromSeconds(5)) : NoLimit);
        options.AddPolicy(RateLimitPolicies.Search, http => http.Request.Query.ContainsKey("q") ? TokenBucket(http, 600, TimeSpan.FromSeconds(0.05)) : NoLimit);
    });

    private static RateLimitPartition<string> NoLimit => RateLimitPartition.GetNoLimiter("");

    private static bool IsPost(HttpContext http) => HttpMethods.IsPost(http.Request.Method);

    /// <summary>A passkey cannot be guessed, so signing in with one is not limited.</summary>
    private static bool IsPasskey(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath == "/Account/SignIn" && http.Request.Query["handler"] is ["Options" or "Passkey"];

    /// <summary>Client addresses are hashed to a bounded number of buckets, so that many addresses cannot use up the memory.</summary>
    private static RateLimitPartition<string> TokenBucket(HttpContext http, int limit, TimeSpan replenishmentPeriod) => RateLimitPartition.GetTokenBucketLimiter(
        http.User.Identity?.IsAuthenticated == true ? http.User.AsActor().Id!
            : http.RequestServices.GetRequiredService<KnownBrowsers>().TokenHash ?? $"{AttemptCounter.Bucket(AttemptCounter.ClientOf(http))}",
        _ => new TokenBucketRateLimiterOptions { TokenLimit = limit, TokensPerPeriod = 1, ReplenishmentPeriod = replenishmentPeriod });

    /// <summary>A page request gets the error page, which is rendered without reading the posted form; a data request gets problem details.</summary>
    private static async ValueTask ExplainRejection(OnRejectedContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > TimeSpan.FromSeconds(1) ? after : TimeSpan.FromSeconds(1);
        http.Response.SetRetryAfter(wait);
        http.Request.ContentType = null;
        var error = new ErrorMessage("Error_429_Text", http.RequestServices.GetRequiredService<Formatter>().Duration(wait)) { TitleKey = "Error_429_Title" };
        http.RequestServices.GetRequiredService<ReadingContext>().Error = error;
        if (http.GetEndpoint()?.Metadata.GetMetadata<PublicDataMetadata>() is not null)
            await ReadingContextMiddleware.WriteProblem(http, error, StatusCodes.Status429TooManyRequests);
    }
}
