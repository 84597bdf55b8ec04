using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;

namespace LaDeclaration.Web.Setup;

/// <summary>The way of a request from the wire to its page: headers, hosts, errors, freshness, caching, compression.</summary>
internal static class PipelineSetup
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
            options.AddBasePolicy(policy => policy.AddPolicy<PublicOutputCachePolicy>(), excludeDefaultPolicy: true);
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
        app.UseMiddleware<LingeringCloseMiddleware>();
        app.UseMiddleware<HeadMethodMiddleware>();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<FetchMetadataMiddleware>();
        app.UseMiddleware<CrossOriginDataMiddleware>();
        app.UseMiddleware<LowerCasePathMiddleware>();
        app.UseMiddleware<AcceptEncodingMiddleware>();
        app.UseRouting();
        app.UseMiddleware<RequestSizeMiddleware>();
        app.UseMiddleware<FormReadingMiddleware>();
        app.UseMiddleware<ReadingContextMiddleware>();
        app.UseMiddleware<ETagMiddleware>();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseMiddleware<DeniedAccessMiddleware>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter(); // Behind the cache, whose pages cost nothing, and where it is known who is signed in.
    }
}
