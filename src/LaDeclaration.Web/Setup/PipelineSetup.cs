using System.IO.Compression;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Requests.ResponseStorage;
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
            options.MimeTypes = StoredResponse.CompressedTypes;
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddResponseStorage();
        builder.AddRateLimits();
    }

    public static void UsePipeline(this WebApplication app)
    {
        app.UseMiddleware<StoredResponseMiddleware>();
        app.UseRequestLogging();
        app.Use(app.Services.GetRequiredService<InternalRequests>().Use);
        app.UseSecurityHeaderPolicies();
        app.UseHosts();
        app.UseMiddleware<LingeringCloseMiddleware>();
        app.UseMiddleware<HeadMethodMiddleware>();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<DatabaseOutageMiddleware>();
        app.UseMiddleware<FetchMetadataMiddleware>();
        app.UseMiddleware<OpenDataCorsMiddleware>();
        app.UseMiddleware<LowerCasePathMiddleware>();
        app.UseMiddleware<AcceptEncodingMiddleware>();
        app.UseRouting();
        app.UseMiddleware<RequestSizeMiddleware>();
        app.UseMiddleware<FormReadingMiddleware>();
        app.UseMiddleware<ReadingContextMiddleware>();
        app.UseMiddleware<ETagMiddleware>();
        app.UseResponseCompression();
        app.UseMiddleware<ResponseCaptureMiddleware>();
        app.UseMiddleware<DeniedAccessMiddleware>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter(); // After the store, since a stored page costs nothing, and after authentication, since limits are per user.
        app.UseMiddleware<SnapshotMiddleware>();
    }
}
