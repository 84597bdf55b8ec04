using System.Net;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Refuses (400) what a trusted proxy forwards without a valid X-Forwarded-Proto: taken for plain HTTP, it would be redirected to https in
/// an endless loop. Loopback addresses are trusted proxies too, so a request made on this machine, without proxy headers, passes.
/// </summary>
public sealed class ForwardedProtoMiddleware(RequestDelegate next, TrustedProxies proxies, ILogger<ForwardedProtoMiddleware> log)
{
    private const string ForHeader = "X-Forwarded-For";

    public const string ProtoHeader = "X-Forwarded-Proto";

    private static readonly string[] ProxyHeaders = [ForHeader, "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Server", "X-Real-IP", "Forwarded", "Via"];

    public Task InvokeAsync(HttpContext http)
    {
        if (!proxies.Contains(http.Connection.RemoteIpAddress) || HasValidHeaders(http.Request))
            return next(http);
        log.LogWarning("A proxy that Site:Proxies names forwards requests without X-Forwarded-Proto, or with one that is neither http nor https, or with an X-Forwarded-For that is no address. They are refused. Let it send both, as the README says.");
        return http.Response.WriteError(StatusCodes.Status400BadRequest, "The proxy in front of this site does not say in X-Forwarded-Proto how the request reached it, or not in X-Forwarded-For from where.");
    }

    private static bool HasValidHeaders(HttpRequest request)
    {
        var protocols = request.Headers.GetCommaSeparatedValues(ProtoHeader);
        if (protocols.Length == 0)
            return request.IsHttps || (request.Host.IsLoopback() && !HasProxyHeader(request.Headers));
        return protocols.All(p => p.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase) || p.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase))
            && HasValidClient(request.Headers);
    }

    /// <summary>Whether X-Forwarded-For, if it is there, ends with an IP address.</summary>
    public static bool HasValidClient(IHeaderDictionary headers) =>
        headers[ForHeader].Count == 0 || headers.GetCommaSeparatedValues(ForHeader) is not [.., var last] || IPEndPoint.TryParse(last, out _);

    public static bool HasProxyHeader(IHeaderDictionary headers)
    {
        foreach (var name in ProxyHeaders)
            if (headers.ContainsKey(name))
                return true;
        return false;
    }
}
