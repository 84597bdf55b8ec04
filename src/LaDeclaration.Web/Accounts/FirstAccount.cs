using System.Net;
using System.Security.Cryptography;
using System.Text;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.WebUtilities;

namespace LaDeclaration.Web.Accounts;

/// <summary>The one-time way in while there is no account: a token that this process made up and shows on its console alone.</summary>
public sealed class FirstAccount(SiteSettings site, IHostEnvironment environment)
{
    private readonly string token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public string Path => $"{site.Languages[0]}/account/setup?token={token}";

    /// <summary>In Production the link works from this machine only, unless a setting says otherwise.</summary>
    public bool IsOpenTo(string? shown, IPAddress? from) =>
        site.SetupLink && (environment.IsDevelopment() || site.RemoteSetup || (from is not null && IPAddress.IsLoopback(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from)))
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown ?? ""), Encoding.UTF8.GetBytes(token));
}
