namespace LaDeclaration.Web.Requests;

/// <summary>
/// This host's alone (<c>__Host-</c>) and secure even where a proxy's or a browser's last step is plain http to this machine;
/// the stock “always secure” makes form pages fail there.
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
