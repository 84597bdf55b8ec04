using LaDeclaration.Web.Settings;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Setup;

/// <summary>Settings are checked once, before anything starts; each failure is a sentence that names the setting.</summary>
internal static class SettingsSetup
{
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SiteSettings>().BindConfiguration("Site")
            .Configure<IConfiguration>((site, configuration) => (site.Languages, site.Proxies) = (List(configuration, "Site:Languages"), List(configuration, "Site:Proxies", "127.0.0.0/8;::1")))
            .ValidateOnStart();
        builder.Services.AddOptions<EditorialSettings>().BindConfiguration("Editorial").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<SiteSettings>, SiteSettingsValidator>();
        builder.Services.AddSingleton(all => all.GetRequiredService<IOptions<SiteSettings>>().Value);
        builder.Services.AddSingleton(all => all.GetRequiredService<IOptions<EditorialSettings>>().Value);
    }

    /// <summary>Before anything is written or served.</summary>
    public static void CheckSettings(this WebApplication app) => app.Services.GetRequiredService<IStartupValidator>().Validate();

    /// <summary>Several values, each under a number of its own or all in one text, as in an environment variable.</summary>
    private static List<string> List(IConfiguration configuration, string setting, string otherwise = "")
    {
        var numbered = configuration.GetSection(setting).GetChildren().Select(c => c.Value ?? "").ToList();
        return numbered.Count > 0 ? numbered : [.. (configuration[setting] ?? otherwise).Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries)];
    }
}
