using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;

namespace LaDeclaration.Web.Setup;

/// <summary>The way of a request from the wire to its page: headers, hosts, errors, freshness, caching, compression.</summary>
internal static class Delivery
{
    public static void AddDelivery(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            RequestLimits.Apply(kestrel.Limits);
        });
        builder.AddHosts();
        services.AddHealth();
        services.AddSingleton<EntityTags>();
        services.Configure<FormOptions>(RequestLimits.Apply);
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
    }

    public static void UseDelivery(this WebApplication app)
    {
        app.UseOwnSecurityHeaders();
        app.UseRequestLogs();
        app.UseHosts();
        app.UseMiddleware<LingeringClose>();
        app.UseMiddleware<HeadRequests>();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<FetchMetadata>();
        app.UseMiddleware<OpenData>();
        app.UseMiddleware<LowerCaseAddresses>();
        app.UseMiddleware<AcceptedEncoding>();
        app.UseRouting();
        app.UseMiddleware<Oversized>();
        app.UseMiddleware<UnreadableForms>();
        app.UseMiddleware<Reading>();
        app.UseMiddleware<Freshness>();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseMiddleware<TurnedAway>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter(); // Behind the cache, whose pages cost nothing, and where it is known who is signed in.
    }
}
