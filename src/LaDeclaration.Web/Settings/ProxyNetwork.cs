using System.Net;
using System.Net.Sockets;

namespace LaDeclaration.Web.Settings;

/// <summary>How a proxy is named in <see cref="SiteSettings.Proxies"/>.</summary>
public static class ProxyNetwork
{
    private const int MappedPrefix = 96;

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
