using System.Threading.RateLimiting;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Setup;

/// <summary>
/// How much the site does at once for one client where an answer costs more than a page from the cache: a bucket for each, that fills
/// again by and by, large enough for a ministry whose people share one address. Whoever is signed in, or known by their browser, has their own.
/// </summary>
public static class RateLimitsSetup
{
    public static void AddRateLimits(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = Refuse;
        options.AddPolicy(RateLimitPolicies.SignIn, http => IsPost(http) && !IsPasskey(http) ? Bucket(http, 200, TimeSpan.FromSeconds(0.5)) : Free);
        options.AddPolicy(RateLimitPolicies.Staff, http => IsPost(http) ? Bucket(http, 120, TimeSpan.FromSeconds(0.5)) : Free);
        options.AddPolicy(RateLimitPolicies.Import, http => IsPost(http) ? Bucket(http, 20, TimeSpan.FromSeconds(5)) : Free);
        options.AddPolicy(RateLimitPolicies.Search, http => http.Request.Query.ContainsKey("q") ? Bucket(http, 600, TimeSpan.FromSeconds(0.05)) : Free);
    });

    private static RateLimitPartition<string> Free => RateLimitPartition.GetNoLimiter("");

    private static bool IsPost(HttpContext http) => HttpMethods.IsPost(http.Request.Method);

    /// <summary>Nobody can guess one, so nobody is kept from showing theirs.</summary>
    private static bool IsPasskey(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath == "/Account/SignIn" && http.Request.Query["handler"] is ["Options" or "Passkey"];

    /// <summary>Of clients there are as many as attempts are counted of, however many addresses come.</summary>
    private static RateLimitPartition<string> Bucket(HttpContext http, int atOnce, TimeSpan oneMoreEach) => RateLimitPartition.GetTokenBucketLimiter(
        http.User.Identity?.IsAuthenticated == true ? http.User.AsActor().Id!
            : http.RequestServices.GetRequiredService<KnownBrowsers>().TokenHash ?? $"{AttemptCounter.Bucket(AttemptCounter.ClientOf(http))}",
        _ => new TokenBucketRateLimiterOptions { TokenLimit = atOnce, TokensPerPeriod = 1, ReplenishmentPeriod = oneMoreEach });

    /// <summary>To a reader by the error page, which needs nothing of what was sent; to a program as problem details.</summary>
    private static async ValueTask Refuse(OnRejectedContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > TimeSpan.FromSeconds(1) ? after : TimeSpan.FromSeconds(1);
        http.Response.SetRetryAfter(wait);
        http.Request.ContentType = null;
        var complaint = new ErrorMessage("Error_429_Text", http.RequestServices.GetRequiredService<Formatter>().Duration(wait)) { TitleKey = "Error_429_Title" };
        http.RequestServices.GetRequiredService<ReadingContext>().Complaint = complaint;
        if (http.GetEndpoint()?.Metadata.GetMetadata<PublicDataMetadata>() is not null)
            await ReadingContextMiddleware.Problem(http, complaint, StatusCodes.Status429TooManyRequests);
    }
}
