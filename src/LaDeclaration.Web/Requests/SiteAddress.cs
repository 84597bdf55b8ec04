using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// The base of absolute URLs. In letters it never comes from a request, since whoever causes a letter could otherwise choose where its
/// links lead.
/// </summary>
public sealed class SiteAddress(SiteSettings site, IServer server, IConfiguration configuration)
{
    /// <summary>The URL at which this server listens, as a browser on this machine can open it, with a trailing slash.</summary>
    public string ListeningUrl => ToBrowserUrl(
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0]);

    /// <summary>The absolute URL of a page, for a letter.</summary>
    /// <param name="path">With the language, without a leading slash: “en/admin”.</param>
    public string Of(string path) => (site.Address.Length == 0 ? ListeningUrl : site.Address.TrimEnd('/') + "/") + path;

    /// <summary>The base of absolute URLs in a response, without a trailing slash: <c>Site:Address</c>, or that of the request.</summary>
    public string GetRoot(HttpRequest request) => site.Address.Length > 0 ? site.Address.TrimEnd('/') : Format(request.Scheme, request.Host);

    public static string Format(string scheme, HostString host) => $"{scheme}://{host}";

    /// <summary>Replaces wildcard and loopback addresses by localhost.</summary>
    private static string ToBrowserUrl(string? listening)
    {
        var address = BindingAddress.Parse(string.IsNullOrEmpty(listening) ? "http://localhost:5000" : listening);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" or "127.0.0.1" or "[::1]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}/";
    }
}
