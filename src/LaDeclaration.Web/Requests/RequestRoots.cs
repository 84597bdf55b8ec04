using System.Collections.Concurrent;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Finds under which scheme and host a request is answered: in one step what host filter, forwarded headers and plain-HTTP rules would do, for
/// the requests that are usual. All others are left to those.
/// </summary>
public sealed class RequestRoots(AllowedHosts hosts, TrustedProxies proxies, SiteSettings site, IHostEnvironment environment)
{
    /// <summary>Of names whose answer is remembered; there are more only if any host is allowed.</summary>
    private const int MaxRemembered = 256;

    private readonly ConcurrentDictionary<(string Scheme, string Host), string?> remembered = new();

    /// <returns>As <see cref="GetRoot(HttpRequest)"/>; null if the request is not answered, or not as it is.</returns>
    public string? Find(HttpContext http)
    {
        var (request, headers, scheme) = (http.Request, http.Request.Headers, http.Request.Scheme);
        if (headers.Host is not [{ } host])
            return null;
        var forwarded = headers[ForwardedProtoMiddleware.ProtoHeader];
        if (forwarded.Count > 0)
        {
            if (forwarded is not ["http" or "https"] || !proxies.Contains(http.Connection.RemoteIpAddress) || !ForwardedProtoMiddleware.HasValidClient(headers))
                return null;
            scheme = forwarded[0]!;
        }
        else if (scheme == Uri.UriSchemeHttp && ForwardedProtoMiddleware.HasProxyHeader(headers))
        {
            return null;
        }
        if (remembered.TryGetValue((scheme, host), out var root))
            return root;
        root = IsAnswered(request, scheme) ? GetRoot(scheme, request.Host) : null;
        if (remembered.Count < MaxRemembered)
            remembered.TryAdd((scheme, host), root);
        return root;
    }

    /// <summary>What of scheme and host a response depends on: the root of absolute URLs, unless the setting <c>Site:Address</c> names it; then no more than the HSTS header.</summary>
    public string GetRoot(HttpRequest request) => GetRoot(request.Scheme, request.Host);

    private string GetRoot(string scheme, HostString host) =>
        site.Address.Length == 0 ? SiteAddress.Format(scheme, host) : host.IsLoopback() ? Uri.UriSchemeHttp : scheme;

    private bool IsAnswered(HttpRequest request, string scheme) =>
        AllowedHosts.IsReadable(request) && hosts.IsAllowed(request) && (scheme == Uri.UriSchemeHttps || environment.IsDevelopment() || request.Host.IsLoopback());
}
