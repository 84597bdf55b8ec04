using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Redirects (301) a path with capital letters to the one in lower case, so that each page has one address. Below /admin and /account only
/// the first two segments are lowered, since values further on are case-sensitive, such as a passkey's id.
/// </summary>
public sealed class LowerCasePathMiddleware(RequestDelegate next, SiteSettings site)
{
    public Task InvokeAsync(HttpContext http)
    {
        var (request, path) = (http.Request, http.Request.Path.Value ?? "");
        // A redirect to a path that begins with two slashes would lead to another host.
        if (!HttpMethods.IsGet(request.Method) || !path.Any(char.IsUpper) || path.StartsWith("//", StringComparison.Ordinal) || ToLowerCase(path) is var lower && lower == path)
            return next(http);
        http.Response.Redirect(new PathString(lower).ToUriComponent() + request.QueryString.ToUriComponent(), permanent: true);
        return Task.CompletedTask;
    }

    private string ToLowerCase(string path)
    {
        var segments = path.ToLowerInvariant().Split('/');
        // A language is spelled as in the settings; its tag may have capitals, as in pt-BR.
        if (segments.Length > 1)
            segments[1] = site.Languages.Find(l => l.Equals(segments[1], StringComparison.OrdinalIgnoreCase)) ?? segments[1];
        var lower = string.Join('/', segments);
        if (segments is not ["", var language, "admin" or "account", ..])
            return lower;
        var prefixLength = $"/{language}/{segments[2]}".Length;
        return lower[..prefixLength] + path[prefixLength..];
    }
}
