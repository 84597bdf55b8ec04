using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

namespace LaDeclaration.Web.Setup;

/// <summary>By which proxies, under which names and over which scheme the site is reached.</summary>
internal static class HostsSetup
{
    public static void AddHosts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        if (AllowedHosts.Faults(builder.Configuration).FirstOrDefault() is { } fault)
            throw SettingFaults.Wrong("AllowedHosts", $"“{fault}” is not a host name; give names such as register.example.org, without scheme or port, or * for all.");
        services.AddSingleton<AllowedHosts>();
        services.AddSingleton<TrustedProxies>();
        // The framework's own filter and switch would act before the security headers and the health checks, and by other settings.
        services.Configure<HostFilteringOptions>(options => (options.AllowedHosts, options.AllowEmptyHosts) = (["*"], true));
        builder.Configuration["ForwardedHeaders_Enabled"] = "false";
        services.AddOptions<ForwardedHeadersOptions>().Configure<TrustedProxies>((options, proxies) =>
        {
            // To the framework two empty lists mean that everybody is believed.
            options.ForwardedHeaders = proxies.Networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedFor;
            options.ForwardLimit = null; // as far back as the chain of named proxies reaches
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in proxies.Networks)
                options.KnownIPNetworks.Add(network);
        });
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(730));
    }

    public static void UseHosts(this WebApplication app)
    {
        var isDevelopment = app.Environment.IsDevelopment();
        if (!isDevelopment && app.Services.GetRequiredService<AllowedHosts>().TakeEverything)
            app.Logger.LogWarning("AllowedHosts lets this site answer to any name, and links then lead to whatever name a request gives. Name the site's hosts, or set Site:Address and leave AllowedHosts as it is.");
        app.Use((http, next) =>
        {
            if (!AllowedHosts.IsReadable(http.Request))
                http.Request.Headers.Host = "";
            return next(http);
        });
        app.UseWhen(http => !HealthSetup.IsHealthCheck(http), others =>
        {
            others.UseMiddleware<HostFilterMiddleware>();
            if (!isDevelopment)
                others.UseMiddleware<ForwardedProtoMiddleware>();
        });
        app.UseForwardedHeaders();
        app.Use((http, next) =>
        {
            http.Connection.RemoteIpAddress = TrustedProxies.Unmapped(http.Connection.RemoteIpAddress);
            return next(http);
        });
        if (!isDevelopment)
            app.UseHsts();
        app.UseHealth();
        if (!isDevelopment)
            app.UseMiddleware<PlainHttpMiddleware>();
    }
}
