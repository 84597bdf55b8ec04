using System.Net;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Refuses what a named proxy forwards without saying, so that it can be understood, how it came: taken for plain http it would be led to
/// https, forwarded again and led there for ever. A named proxy is also this machine, so its own names are asked for as they are.
/// </summary>
public sealed class ForwardedProtoMiddleware(RequestDelegate next, TrustedProxies proxies, ILogger<ForwardedProtoMiddleware> log)
{
    private const string For = "X-Forwarded-For";

    public const string Proto = "X-Forwarded-Proto";

    private static readonly string[] Marks = [For, "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Server", "X-Real-IP", "Forwarded", "Via"];

    public Task InvokeAsync(HttpContext http)
    {
        if (!proxies.Include(http.Connection.RemoteIpAddress) || IsUnderstood(http.Request))
            return next(http);
        log.LogWarning("A proxy that Site:Proxies names forwards requests without X-Forwarded-Proto, or with one that is neither http nor https, or with an X-Forwarded-For that is no address. They are refused. Let it send both, as the README says.");
        return http.Response.Refuse(StatusCodes.Status400BadRequest, "The proxy in front of this site does not say in X-Forwarded-Proto how the request reached it, or not in X-Forwarded-For from where.");
    }

    private static bool IsUnderstood(HttpRequest request)
    {
        var came = request.Headers.GetCommaSeparatedValues(Proto);
        if (came.Length == 0)
            return request.IsHttps || (request.Host.IsLoopback() && !Marks.Any(request.Headers.ContainsKey));
        return came.All(c => c.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase) || c.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase))
            && (request.Headers.GetCommaSeparatedValues(For) is not [.., var last] || IPEndPoint.TryParse(last, out _));
    }
}
