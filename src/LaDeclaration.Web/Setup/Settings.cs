using System.Globalization;
using System.Text;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Infrastructure;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Setup;

public sealed class SiteSettings
{
    public string Publisher { get; set; } = "";

    public string Contact { get; set; } = "";

    public string DataLicence { get; set; } = "";

    /// <summary>Where people reach the site: the beginning of every address written out in full. Empty: where this server listens, or a reader asked.</summary>
    public string Address { get; set; } = "";

    /// <summary>BCP 47; the first is the one to fall back to.</summary>
    public List<string> Languages { get; set; } = [];

    public bool RemoteSetup { get; set; }

    /// <summary>Whether the first administrator can be created through a link that is printed at start.</summary>
    public bool SetupLink { get; set; } = true;

    /// <summary>IP addresses and networks in CIDR notation, this machine where the setting is missing; none: nobody may say where a request came from.</summary>
    public List<string> Proxies { get; set; } = [];

    public PlainHttp PlainHttp { get; set; }
}

/// <summary>What becomes of a request over plain http, outside development and under a name that is not this machine's own.</summary>
public enum PlainHttp
{
    /// <summary>Reading leads to https; anything else is refused.</summary>
    Redirect,

    Refuse,
}

public sealed class EditorialSettings
{
    public bool FourEyes { get; set; }
}

public sealed class DatabaseSettings
{
    public string Provider { get; set; } = nameof(DatabaseProvider.Sqlite);
}

/// <summary>Settings are checked once, before anything starts; each failure is a sentence that names the setting.</summary>
internal static class Settings
{
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SiteSettings>().BindConfiguration("Site")
            .Configure<IConfiguration>((site, configuration) => (site.Languages, site.Proxies) = (List(configuration, "Site:Languages"), List(configuration, "Site:Proxies", "127.0.0.0/8;::1")))
            .ValidateOnStart();
        builder.Services.AddOptions<EditorialSettings>().BindConfiguration("Editorial").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<SiteSettings>, SiteRules>();
        builder.Services.AddSingleton(all => all.GetRequiredService<IOptions<SiteSettings>>().Value);
        builder.Services.AddSingleton(all => all.GetRequiredService<IOptions<EditorialSettings>>().Value);
    }

    /// <summary>Before anything is written or served.</summary>
    public static void CheckSettings(this WebApplication app) => app.Services.GetRequiredService<IStartupValidator>().Validate();

    /// <summary>What is wrong with the settings, if that is why the start failed; each names its setting.</summary>
    public static IReadOnlyList<string> Faults(Exception failure) => failure switch
    {
        AggregateException several => [.. several.InnerExceptions.SelectMany(Faults)],
        OptionsValidationException wrong => [.. wrong.Failures],
        // The binder's own words for a value of the wrong type: they name the setting and the value.
        InvalidOperationException { InnerException: FormatException or ArgumentException } unreadable => [unreadable.Message],
        _ => [],
    };

    /// <summary>Several values, each under a number of its own or all in one text, as in an environment variable.</summary>
    private static List<string> List(IConfiguration configuration, string setting, string otherwise = "")
    {
        var numbered = configuration.GetSection(setting).GetChildren().Select(c => c.Value ?? "").ToList();
        return numbered.Count > 0 ? numbered : [.. (configuration[setting] ?? otherwise).Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries)];
    }

    public static OptionsValidationException Wrong(string setting, string sentence) =>
        new(setting, typeof(object), [$"{setting}: {sentence}"]);

    private sealed class SiteRules(IHostEnvironment environment) : IValidateOptions<SiteSettings>
    {
        public ValidateOptionsResult Validate(string? name, SiteSettings site)
        {
            var failures = new List<string>();
            if (string.IsNullOrWhiteSpace(site.Publisher))
                failures.Add("Site:Publisher is empty; name who publishes this register.");
            if (!site.Contact.Contains('@') && !Uri.IsWellFormedUriString(site.Contact, UriKind.Absolute))
                failures.Add($"Site:Contact is “{site.Contact}”; give an e-mail address or an absolute web address.");
            if (site.Address.Length > 0)
                failures.AddRange(AddressFaults(site.Address));
            if (!Enum.IsDefined(site.PlainHttp))
                failures.Add($"Site:PlainHttp is “{site.PlainHttp}”; use Redirect or Refuse.");
            failures.AddRange(site.Proxies.Where(p => TrustedProxies.Parse(p) is null).Select(p => $"Site:Proxies holds “{p}”, which is neither an IP address nor a network such as 10.0.0.0/8."));
            if (string.IsNullOrWhiteSpace(site.DataLicence))
                failures.Add("Site:DataLicence is empty; give an SPDX identifier such as CC0-1.0.");
            if (site.Languages.Count == 0)
                failures.Add("Site:Languages is empty; give at least one BCP 47 tag such as en.");
            failures.AddRange(site.Languages.Where(l => !IsLanguage(l)).Select(l => $"Site:Languages holds “{l}”, which is not a language tag of BCP 47."));
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }

        private IEnumerable<string> AddressFaults(string site)
        {
            const string Example = "such as https://register.example.org";
            if (!Uri.TryCreate(site, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                yield return $"Site:Address is “{site}”; give the web address at which people reach the site, {Example}.";
            else if (address is not { UserInfo: "", PathAndQuery: "/", Fragment: "" })
                yield return $"Site:Address is “{site}”; give it without a path or anything else behind the host, {Example}.";
            else if (!Ascii.IsValid(site))
                yield return $"Site:Address is “{site}”; write its host as “{address.IdnHost}”.";
            else if (address is { Scheme: "http", IsLoopback: false } && !environment.IsDevelopment())
                yield return $"Site:Address is “{site}”; the site is reached over https, so its address begins with https, {Example}.";
        }

        private static bool IsLanguage(string tag)
        {
            try
            {
                return tag.Length is >= 2 and <= 35 && CultureInfo.GetCultureInfo(tag, predefinedOnly: true).Name == tag;
            }
            catch (CultureNotFoundException)
            {
                return false;
            }
        }
    }
}
