using System.Net;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Requests;

/// <summary>Who may say where a request came from and how: the proxies that <c>Site:Proxies</c> names.</summary>
public sealed class TrustedProxies(SiteSettings site)
{
    public IReadOnlyList<IPNetwork> Networks { get; } = [.. site.Proxies.Select(p => ProxyNetwork.Parse(p)!.Value)];

    /// <param name="peer">None for who speaks through a socket in the file system, which is on this machine.</param>
    public bool Include(IPAddress? peer) => Networks.Any(network => network.Contains(Unmapped(peer) ?? IPAddress.Loopback));

    /// <summary>A server that listens for both versions of IP sees the address 192.0.2.1 as ::ffff:192.0.2.1.</summary>
    public static IPAddress? Unmapped(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
