using LaDeclaration.Web.Settings;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Setup;

internal static class SettingsSetup
{
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SiteSettings>().BindConfiguration("Site")
            .Configure<IConfiguration>((site, configuration) => (site.Languages, site.Proxies) = (ReadList(configuration, "Site:Languages"), ReadList(configuration, "Site:Proxies", "127.0.0.0/8;::1")))
            .ValidateOnStart();
        builder.Services.AddOptions<EditorialSettings>().BindConfiguration("Editorial").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<SiteSettings>, SiteSettingsValidator>();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<SiteSettings>>().Value);
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<EditorialSettings>>().Value);
    }

    /// <summary>Validates before the start, which would do so only after the database was migrated.</summary>
    /// <exception cref="OptionsValidationException">One or more settings are wrong; each failure is a sentence that names the setting.</exception>
    public static void ValidateSettings(this WebApplication app) => app.Services.GetRequiredService<IStartupValidator>().Validate();

    /// <summary>Reads values that have a numbered key each, or stand in one text, as in an environment variable, separated by semicolons, commas or spaces.</summary>
    private static List<string> ReadList(IConfiguration configuration, string setting, string defaultValue = "")
    {
        var numbered = configuration.GetSection(setting).GetChildren().Select(c => c.Value ?? "").ToList();
        return numbered.Count > 0 ? numbered : [.. (configuration[setting] ?? defaultValue).Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries)];
    }
}
