using LaDeclaration.Web.Setup;
using Microsoft.Extensions.Primitives;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>The names that this site answers to: those of <c>AllowedHosts</c>, and the host of <c>Site:Address</c>.</summary>
public sealed class AllowedHosts
{
    private const string Any = "*";

    private readonly IList<StringSegment> names;

    public AllowedHosts(IConfiguration configuration, SiteSettings site)
    {
        var own = Uri.TryCreate(site.Address, UriKind.Absolute, out var address) ? address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost : null;
        names = [.. Named(configuration).Append(own).OfType<string>().Select(name => new StringSegment(name))];
        if (names.Count == 0)
            names = [Any];
    }

    public bool TakeEverything => names.Contains(Any);

    /// <summary>Whether the request calls the site by one of them. What could not stand in a web address is no name, even where all are taken.</summary>
    public bool Include(HttpRequest request)
    {
        if (!TryRead(request, out var host))
            return false;
        return host.HasValue
            && Uri.CheckHostName(host.Host.Trim('[', ']')) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
            && Uri.TryCreate($"{Uri.UriSchemeHttp}://{host.Value}", UriKind.Absolute, out var root) && root is { UserInfo: "", PathAndQuery: "/", Fragment: "" }
            && HostString.MatchesAny(host.Value, names);
    }

    /// <summary>The platform throws at a name in ASCII that stands for none in Unicode (RFC 3492), such as “xn--”.</summary>
    private static bool TryRead(HttpRequest request, out HostString host)
    {
        try
        {
            host = request.Host;
            return true;
        }
        catch (ArgumentException)
        {
            host = default;
            return false;
        }
    }

    /// <summary>What the setting names that is no host.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration) => Named(configuration).Where(name =>
        name != Any && Uri.CheckHostName((name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name).Trim('[', ']')) is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6));

    private static string[] Named(IConfiguration configuration) =>
        configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
