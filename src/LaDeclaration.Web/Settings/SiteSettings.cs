namespace LaDeclaration.Web.Settings;

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
