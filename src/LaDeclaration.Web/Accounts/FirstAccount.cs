using System.Net;
using System.Security.Cryptography;
using System.Text;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.WebUtilities;

namespace LaDeclaration.Web.Accounts;

/// <summary>The link to create the first account: its token is new with each start of the process and only shown on the console.</summary>
public sealed class FirstAccount(SiteSettings site, IHostEnvironment environment)
{
    private readonly string token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public string Path => $"{site.Languages[0]}/account/setup?token={token}";

    /// <summary>In Production the link works from this machine only, unless the settings allow remote set-up.</summary>
    public bool IsOpenTo(string? shown, IPAddress? from) =>
        site.SetupLink && (environment.IsDevelopment() || site.RemoteSetup || (from is not null && IPAddress.IsLoopback(from)))
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown ?? ""), Encoding.UTF8.GetBytes(token));
}
