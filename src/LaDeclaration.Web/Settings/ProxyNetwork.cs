using System.Net;
using System.Net.Sockets;

namespace LaDeclaration.Web.Settings;

/// <summary>Parses an entry of <see cref="SiteSettings.Proxies"/>.</summary>
public static class ProxyNetwork
{
    /// <summary>In bits: how much of an IPv6 address stands before the IPv4 address mapped into it.</summary>
    private const int MappedPrefix = 96;

    /// <returns>A single address as a network of one. Null if the text is neither an IP address nor a network in CIDR notation.</returns>
    public static IPNetwork? Parse(string text)
    {
        var isVersion6 = text.Contains(':');
        // IPNetwork reads 10.1 as 10.0.0.1, and 10.0.0.5/8 as 10.0.0.0/8, which names more than was meant.
        if ((!isVersion6 && text.Count(c => c == '.') != 3)
            || !IPNetwork.TryParse(text.Contains('/') ? text : $"{text}/{(isVersion6 ? 128 : 32)}", out var network)
            || !network.BaseAddress.Equals(IPAddress.Parse(text.Split('/')[0])))
            return null;
        return network is { BaseAddress: { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: true }, PrefixLength: >= MappedPrefix }
            ? new IPNetwork(network.BaseAddress.MapToIPv4(), network.PrefixLength - MappedPrefix)
            : network;
    }
}
