using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;

namespace LaDeclaration.Web.Setup;

/// <summary>The server's limits, and the middleware between it and the endpoints, in order.</summary>
internal static class PipelineSetup
{
    public static void AddPipeline(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            RequestLimits.ApplyTo(kestrel.Limits);
        });
        builder.AddHosts();
        services.AddHealth();
        services.AddSingleton<ETagGenerator>();
        services.Configure<FormOptions>(RequestLimits.ApplyTo);
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

    public static void UsePipeline(this WebApplication app)
    {
        app.UseSecurityHeaderPolicies();
        app.UseRequestLogging();
        app.UseHosts();
        app.UseMiddleware<LingeringCloseMiddleware>();
        app.UseMiddleware<HeadMethodMiddleware>();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<FetchMetadataMiddleware>();
        app.UseMiddleware<OpenDataCorsMiddleware>();
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
        app.UseRateLimiter(); // After the output cache, since a cached page costs nothing, and after authentication, since limits are per user.
        app.UseMiddleware<SnapshotMiddleware>();
    }
}
