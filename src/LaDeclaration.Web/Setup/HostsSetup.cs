using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

namespace LaDeclaration.Web.Setup;

/// <summary>Through which proxies, under which host names and over which scheme the site is reached.</summary>
internal static class HostsSetup
{
    public static void AddHosts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        if (AllowedHosts.FindInvalid(builder.Configuration).FirstOrDefault() is { } invalid)
            throw SettingErrors.Create("AllowedHosts", $"“{invalid}” is not a host name; give names such as register.example.org, without scheme or port, or * for all.");
        services.AddSingleton<AllowedHosts>();
        services.AddSingleton<TrustedProxies>();
        // The framework's own host filter and forwarded-headers switch would run before the security headers and the health checks, and by other settings.
        services.Configure<HostFilteringOptions>(options => (options.AllowedHosts, options.AllowEmptyHosts) = (["*"], true));
        builder.Configuration["ForwardedHeaders_Enabled"] = "false";
        services.AddOptions<ForwardedHeadersOptions>().Configure<TrustedProxies>((options, proxies) =>
        {
            // With both lists empty the framework trusts everybody.
            options.ForwardedHeaders = proxies.Networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedFor;
            options.ForwardLimit = null; // A chain of trusted proxies may have any length.
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
        if (!isDevelopment && app.Services.GetRequiredService<AllowedHosts>().AllowsAnyHost)
            app.Logger.LogWarning("AllowedHosts lets this site answer to any name, and links then lead to whatever name a request gives. Name the site's hosts, or set Site:Address and leave AllowedHosts as it is.");
        app.Use((http, next) =>
        {
            if (!AllowedHosts.IsReadable(http.Request))
                http.Request.Headers.Host = "";
            return next(http);
        });
        app.UseWhen(http => !HealthSetup.IsHealthCheck(http), branch =>
        {
            branch.UseMiddleware<HostFilterMiddleware>();
            if (!isDevelopment)
                branch.UseMiddleware<ForwardedProtoMiddleware>();
        });
        app.UseForwardedHeaders();
        app.Use((http, next) =>
        {
            http.Connection.RemoteIpAddress = TrustedProxies.Unmap(http.Connection.RemoteIpAddress);
            return next(http);
        });
        if (!isDevelopment)
            app.UseHsts();
        app.UseHealth();
        if (!isDevelopment)
            app.UseMiddleware<PlainHttpMiddleware>();
    }
}
