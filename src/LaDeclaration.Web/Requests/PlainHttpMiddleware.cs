using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Http.Extensions;

namespace LaDeclaration.Web.Requests;

/// <summary>Redirects plain HTTP to https (308), or refuses it (403), as <c>Site:PlainHttp</c> says. Loopback host names are served over plain HTTP. Not used in development.</summary>
public sealed class PlainHttpMiddleware(RequestDelegate next, SiteSettings site, ILogger<PlainHttpMiddleware> log)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (request.IsHttps || request.Host.IsLoopback())
            return next(http);
        if (site.PlainHttp != PlainHttp.Redirect || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
            return http.Response.WriteError(StatusCodes.Status403Forbidden, "This site is reached over https only.");
        if (request.Headers.ContainsKey(ForwardedProtoMiddleware.ProtoHeader))
            log.LogWarning("A request over plain http carried X-Forwarded-Proto, which is believed only of the proxies that Site:Proxies names. If it came through yours, name it there; until then whoever comes over https is led to https again.");
        var root = site.Address.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase) ? new Uri(site.Address).GetLeftPart(UriPartial.Authority) : $"{Uri.UriSchemeHttps}://{new HostString(request.Host.Host).ToUriComponent()}";
        http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        http.Response.Headers.Location = root + request.GetEncodedPathAndQuery();
        return Task.CompletedTask;
    }
}
