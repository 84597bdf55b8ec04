using LaDeclaration.Register.Data;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaDeclaration.Web.Setup;

/// <summary>The way of a request from the wire to its page: proxies, headers, errors, freshness, caching, compression.</summary>
internal static class Delivery
{
    public static void AddDelivery(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = 8 * Oversized.LongestAddress;
        });
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedFor);
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(730));
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv", "application/atom+xml"];
        });
        services.AddOutputCache(options =>
        {
            options.AddBasePolicy(policy => policy.AddPolicy<PublicAnswersPolicy>(), excludeDefaultPolicy: true);
            options.UseCaseSensitivePaths = true;
            options.SizeLimit = 64 * 1024 * 1024;
        });
        builder.AddRateLimits();
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database", tags: ["ready"]);
    }

    public static void UseDelivery(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseRequestLogs();
        app.UseSecurityHeaders(SecurityHeaders.ForThisSite());
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<Oversized>();
        app.UseRouting();
        app.UseMiddleware<Reading>();
        app.UseMiddleware<Freshness>();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseMiddleware<TurnedAway>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter(); // Behind the cache, whose pages cost nothing, and where it is known who is signed in.
        app.UseMiddleware<UnreadableForms>();
    }

    private sealed class DatabaseAnswers(RegisterContexts contexts) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var db = contexts();
                return await db.NewestRevision(cancellationToken) > 0
                    ? HealthCheckResult.Healthy()
                    : HealthCheckResult.Unhealthy("The register holds no revision yet.");
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.", failure);
            }
        }
    }
}
