namespace LaDeclaration.Web.Infrastructure;

/// <summary>
/// Leads from an address with capital letters to the one in lower case, of which there is one. Of what is staff's only the beginning is
/// looked at: a passkey's id, for one, has both kinds of letters.
/// </summary>
public sealed class LowerCaseAddresses(RequestDelegate next)
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

    private static string InLowerCase(string path)
    {
        var lower = path.ToLowerInvariant();
        if (lower.Split('/') is not ["", var language, var room, ..] || room is not ("admin" or "account"))
            return lower;
        var common = $"/{language}/{room}".Length;
        return lower[..common] + path[common..];
    }
}
