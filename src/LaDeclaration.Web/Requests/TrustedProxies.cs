using System.Net;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Requests;

/// <summary>The proxies in <c>Site:Proxies</c>, whose forwarded headers are trusted.</summary>
public sealed class TrustedProxies(SiteSettings site)
{
    private readonly IPNetwork[] networks = [.. site.Proxies.Select(p => ProxyNetwork.Parse(p)!.Value)];

    public IReadOnlyList<IPNetwork> Networks => networks;

    /// <param name="peer">Null for a connection over a Unix socket, which comes from this machine.</param>
    public bool Contains(IPAddress? peer)
    {
        var unmapped = Unmap(peer) ?? IPAddress.Loopback;
        foreach (var network in networks)
            if (network.Contains(unmapped))
                return true;
        return false;
    }

    /// <summary>A socket that listens on both IPv4 and IPv6 reports 192.0.2.1 as ::ffff:192.0.2.1.</summary>
    public static IPAddress? Unmap(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
