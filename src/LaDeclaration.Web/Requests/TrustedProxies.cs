using System.Net;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Requests;

/// <summary>The proxies in <c>Site:Proxies</c>, whose forwarded headers are trusted.</summary>
public sealed class TrustedProxies(SiteSettings site)
{
    public IReadOnlyList<IPNetwork> Networks { get; } = [.. site.Proxies.Select(p => ProxyNetwork.Parse(p)!.Value)];

    /// <param name="peer">Null for a connection over a Unix socket, which comes from this machine.</param>
    public bool Contains(IPAddress? peer) => Networks.Any(network => network.Contains(Unmap(peer) ?? IPAddress.Loopback));

    /// <summary>A socket that listens on both IPv4 and IPv6 reports 192.0.2.1 as ::ffff:192.0.2.1.</summary>
    public static IPAddress? Unmap(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
