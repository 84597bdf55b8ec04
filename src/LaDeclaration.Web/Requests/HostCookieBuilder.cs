namespace LaDeclaration.Web.Requests;

/// <summary>
/// A cookie with the prefix <c>__Host-</c> that is secure even where the last hop from a proxy or browser is plain HTTP to this machine.
/// With <see cref="CookieSecurePolicy.Always"/>, antiforgery throws there.
/// </summary>
internal sealed class HostCookieBuilder : CookieBuilder
{
    private readonly bool isSecure;

    public HostCookieBuilder(string name, bool isSecure)
    {
        this.isSecure = isSecure;
        (Name, Path, HttpOnly, IsEssential) = (isSecure ? "__Host-" + name : name, "/", true, true);
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var cookie = base.Build(context, expiresFrom);
        cookie.Secure |= isSecure;
        return cookie;
    }
}
