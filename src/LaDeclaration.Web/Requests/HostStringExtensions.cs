using System.Net;

namespace LaDeclaration.Web.Requests;

internal static class HostStringExtensions
{
    public static bool IsLoopback(this HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address));
}
