using System.Net;
using System.Net.Sockets;
using LaDeclaration.Web.Setup;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>Who may say where a request came from and how: the proxies that <c>Site:Proxies</c> names.</summary>
public sealed class TrustedProxies(SiteSettings site)
{
    private const int MappedPrefix = 96;

    public IReadOnlyList<IPNetwork> Networks { get; } = [.. site.Proxies.Select(p => Parse(p)!.Value)];

    /// <param name="peer">None for who speaks through a socket in the file system, which is on this machine.</param>
    public bool Include(IPAddress? peer) => Networks.Any(network => network.Contains(Unmapped(peer) ?? IPAddress.Loopback));

    /// <summary>A server that listens for both versions of IP sees the address 192.0.2.1 as ::ffff:192.0.2.1.</summary>
    public static IPAddress? Unmapped(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    /// <returns>An address as a network of one; none where the text is neither an address nor a network in CIDR notation.</returns>
    public static IPNetwork? Parse(string text)
    {
        var isVersion6 = text.Contains(':');
        // The platform reads 10.1 as 10.0.0.1, and 10.0.0.5/8 as 10.0.0.0/8, which names more than was meant.
        if ((!isVersion6 && text.Count(c => c == '.') != 3)
            || !IPNetwork.TryParse(text.Contains('/') ? text : $"{text}/{(isVersion6 ? 128 : 32)}", out var network)
            || !network.BaseAddress.Equals(IPAddress.Parse(text.Split('/')[0])))
            return null;
        return network is { BaseAddress: { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: true }, PrefixLength: >= MappedPrefix }
            ? new IPNetwork(network.BaseAddress.MapToIPv4(), network.PrefixLength - MappedPrefix)
            : network;
    }
}
