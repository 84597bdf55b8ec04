using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
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
            kestrel.Limits.MaxRequestLineSize = 8 * Oversized.LongestAddress;
        });
        builder.AddHosts();
        services.AddHealth();
        services.AddSingleton<EntityTags>();
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
    }

    public static void UseDelivery(this WebApplication app)
    {
        app.UseOwnSecurityHeaders();
        app.UseRequestLogs();
        app.UseHosts();
        app.UseMiddleware<HeadRequests>();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<FetchMetadata>();
        app.UseMiddleware<OpenData>();
        app.UseMiddleware<Oversized>();
        app.UseMiddleware<LowerCaseAddresses>();
        app.UseMiddleware<AcceptedEncoding>();
        app.UseRouting();
        app.UseMiddleware<Reading>();
        app.UseMiddleware<Freshness>();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseMiddleware<TurnedAway>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<UnreadableForms>();
    }
}
