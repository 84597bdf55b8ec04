using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Where the site is reached, for addresses written out in full. Those in letters are never taken from a request: whoever asks for a
/// letter could otherwise choose where its link leads.
/// </summary>
public sealed class SiteAddress(SiteSettings site, IServer server, IConfiguration configuration)
{
    /// <summary>Where this server listens, as this machine's browser can open it; with a slash at its end.</summary>
    public string Listening => For(
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0]);

    /// <summary>The address of a page, for a letter.</summary>
    /// <param name="path">With the language, without a leading slash: “en/admin”.</param>
    public string Of(string path) => (site.Address.Length == 0 ? Listening : site.Address.TrimEnd('/') + "/") + path;

    /// <summary>The beginning of addresses in what a reader asked for, without a slash at its end: where people reach the site, else where this reader did.</summary>
    public string Root(HttpRequest request) => site.Address.Length > 0 ? site.Address.TrimEnd('/') : $"{request.Scheme}://{request.Host}";

    /// <summary>A wildcard host stands for this machine.</summary>
    private static string For(string? listening)
    {
        var address = BindingAddress.Parse(string.IsNullOrEmpty(listening) ? "http://localhost:5000" : listening);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" or "127.0.0.1" or "[::1]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}/";
    }
}
