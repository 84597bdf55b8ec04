namespace LaDeclaration.Web.Settings;

public sealed class SiteSettings
{
    /// <summary>What the register is called, by language (BCP 47).</summary>
    public Dictionary<string, string> Name { get; set; } = [];

    public string Publisher { get; set; } = "";

    /// <summary>An e-mail address or an absolute URL.</summary>
    public string Contact { get; set; } = "";

    /// <summary>An SPDX identifier, such as CC0-1.0.</summary>
    public string DataLicence { get; set; } = "";

    /// <summary>The base of every absolute URL. If empty, that of the request, or in letters the address at which this server listens.</summary>
    public string Address { get; set; } = "";

    /// <summary>BCP 47 tags; the first is the fallback.</summary>
    public List<string> Languages { get; set; } = [];

    /// <summary>Whether the set-up link works from other machines in Production.</summary>
    public bool RemoteSetup { get; set; }

    /// <summary>Whether the first administrator can be created through a link that is printed at start.</summary>
    public bool SetupLink { get; set; } = true;

    /// <summary>IP addresses and networks in CIDR notation whose forwarded headers are trusted; loopback if the setting is missing. If empty, no proxy is trusted.</summary>
    public List<string> Proxies { get; set; } = [];

    public PlainHttp PlainHttp { get; set; }

    /// <summary>For how long a content delivery network may serve a public page without asking, in seconds; 0 for not at all.</summary>
    public int CdnSeconds { get; set; }

    public const int MaxCdnSeconds = 86_400;

    /// <summary>The register's name in a language, otherwise in the one to fall back to.</summary>
    public string GetName(string language) => Name.GetValueOrDefault(language) ?? Name[Languages[0]];
}

/// <summary>How a request over plain HTTP is answered outside development, unless its host is a loopback name.</summary>
public enum PlainHttp
{
    /// <summary>GET and HEAD are redirected to https; other methods are refused.</summary>
    Redirect,

    Refuse,
}
