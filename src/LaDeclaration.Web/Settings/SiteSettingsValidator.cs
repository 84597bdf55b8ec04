using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Settings;

internal sealed class SiteSettingsValidator(IHostEnvironment environment) : IValidateOptions<SiteSettings>
{
    public ValidateOptionsResult Validate(string? name, SiteSettings site)
    {
        var failures = new List<string>();
        if (site.Languages.Count > 0 && !site.Name.ContainsKey(site.Languages[0]))
            failures.Add($"Site:Name:{site.Languages[0]} is missing; say what the register is called in the language to fall back to.");
        failures.AddRange(site.Name.Where(n => string.IsNullOrWhiteSpace(n.Value)).Select(n => $"Site:Name:{n.Key} is empty; say what the register is called in that language, or leave it out."));
        if (string.IsNullOrWhiteSpace(site.Publisher))
            failures.Add("Site:Publisher is empty; name who publishes this register.");
        if (!site.Contact.Contains('@') && !Uri.IsWellFormedUriString(site.Contact, UriKind.Absolute))
            failures.Add($"Site:Contact is “{site.Contact}”; give an e-mail address or an absolute web address.");
        if (site.Address.Length > 0)
            failures.AddRange(FindAddressErrors(site.Address));
        if (!Enum.IsDefined(site.PlainHttp))
            failures.Add($"Site:PlainHttp is “{site.PlainHttp}”; use Redirect or Refuse.");
        if (site.CdnSeconds is < 0 or > SiteSettings.MaxCdnSeconds)
            failures.Add($"Site:CdnSeconds is {site.CdnSeconds}; give a number of seconds from 0 to {SiteSettings.MaxCdnSeconds}.");
        failures.AddRange(site.Proxies.Where(p => ProxyNetwork.Parse(p) is null).Select(p => $"Site:Proxies holds “{p}”, which is neither an IP address nor a network such as 10.0.0.0/8."));
        if (string.IsNullOrWhiteSpace(site.DataLicence))
            failures.Add("Site:DataLicence is empty; give an SPDX identifier such as CC0-1.0.");
        if (site.Languages.Count == 0)
            failures.Add("Site:Languages is empty; give at least one BCP 47 tag such as en.");
        failures.AddRange(site.Languages.Where(l => !IsLanguage(l)).Select(l => $"Site:Languages holds “{l}”, which is not a language tag of BCP 47."));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> FindAddressErrors(string setting)
    {
        const string Example = "such as https://register.example.org";
        if (!Uri.TryCreate(setting, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return $"Site:Address is “{setting}”; give the web address at which people reach the site, {Example}.";
        else if (address is not { UserInfo: "", PathAndQuery: "/", Fragment: "" })
            yield return $"Site:Address is “{setting}”; give it without a path or anything else behind the host, {Example}.";
        else if (!Ascii.IsValid(setting))
            yield return $"Site:Address is “{setting}”; write its host as “{address.IdnHost}”.";
        else if (address is { Scheme: "http", IsLoopback: false } && !environment.IsDevelopment())
            yield return $"Site:Address is “{setting}”; the site is reached over https, so its address begins with https, {Example}.";
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
