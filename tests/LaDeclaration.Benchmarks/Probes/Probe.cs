using LaDeclaration.Benchmarks.Probes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(Probe))]

namespace LaDeclaration.Benchmarks.Probes;

public enum SiteProbe
{
    None,

    /// <summary>It counts, and ASP.NET Core's output cache stores nothing.</summary>
    Counting,

    /// <summary>It publishes, and stores as ever.</summary>
    Publishing,
}

/// <summary>
/// Added to a published site from outside (ASPNETCORE_HOSTINGSTARTUPASSEMBLIES): it can be asked for what the last request cost, and for a
/// publication.
/// </summary>
public sealed class Probe : IHostingStartup
{
    /// <summary>The environment variable that says which <see cref="SiteProbe"/> it is.</summary>
    public const string Setting = "LADECLARATION_PROBE";

    public const string Last = "/benchmarks/last";

    public const string Publish = "/benchmarks/publish";

    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services =>
    {
        if (Environment.GetEnvironmentVariable(Setting) == nameof(SiteProbe.Counting))
            services.AddSingleton<IOutputCacheStore, NoStore>();
        services.AddSingleton<IStartupFilter, Filter>();
        services.AddSingleton<PublishProbe>();
    });

    private sealed class Filter : IStartupFilter
    {
        private RequestCounts last = new();

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(Measure);
            next(app);
        };

        private async Task Measure(HttpContext http, RequestDelegate next)
        {
            if (http.Request.Path == Last)
                await http.Response.WriteAsJsonAsync(last);
            else if (http.Request.Path == Publish)
                await http.Response.WriteAsJsonAsync(await http.RequestServices.GetRequiredService<PublishProbe>().PublishOne());
            else
            {
                var counts = RequestCounts.Current.Value = new RequestCounts();
                var before = GC.GetTotalAllocatedBytes();
                await next(http);
                counts.Allocated = GC.GetTotalAllocatedBytes() - before;
                last = counts;
            }
        }
    }

    private sealed class NoStore : IOutputCacheStore
    {
        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => default;

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) => default;

        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => default;
    }
}
