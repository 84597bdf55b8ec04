using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Leads from an address with capital letters to the one in lower case, of which there is one. Of what is staff's only the beginning is
/// looked at: a passkey's id, for one, has both kinds of letters.
/// </summary>
public sealed class LowerCasePathMiddleware(RequestDelegate next, SiteSettings site)
{
    public Task InvokeAsync(HttpContext http)
    {
        var (request, path) = (http.Request, http.Request.Path.Value ?? "");
        // Two slashes at the beginning would lead to another site.
        if (!HttpMethods.IsGet(request.Method) || !path.Any(char.IsUpper) || path.StartsWith("//", StringComparison.Ordinal) || InLowerCase(path) is var lower && lower == path)
            return next(http);
        http.Response.Redirect(new PathString(lower).ToUriComponent() + request.QueryString.ToUriComponent(), permanent: true);
        return Task.CompletedTask;
    }

    private string InLowerCase(string path)
    {
        var segments = path.ToLowerInvariant().Split('/');
        // A language is spelled as its tag is, which has capitals where it names a country.
        if (segments.Length > 1)
            segments[1] = site.Languages.Find(l => l.Equals(segments[1], StringComparison.OrdinalIgnoreCase)) ?? segments[1];
        var lower = string.Join('/', segments);
        if (segments is not ["", var language, "admin" or "account", ..])
            return lower;
        var common = $"/{language}/{segments[2]}".Length;
        return lower[..common] + path[common..];
    }
}
