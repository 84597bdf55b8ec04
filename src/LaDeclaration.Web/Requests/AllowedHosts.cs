using LaDeclaration.Web.Settings;
using Microsoft.Extensions.Primitives;

namespace LaDeclaration.Web.Requests;

/// <summary>The names that this site answers to: those of <c>AllowedHosts</c>, and the host of <c>Site:Address</c>.</summary>
public sealed class AllowedHosts
{
    private const string Any = "*";

    private readonly IList<StringSegment> names;

    public AllowedHosts(IConfiguration configuration, SiteSettings site)
    {
        var own = Uri.TryCreate(site.Address, UriKind.Absolute, out var address) ? address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost : null;
        names = [.. Named(configuration).Append(own).OfType<string>().Select(name => new StringSegment(InAscii(name)))];
        if (names.Count == 0)
            names = [Any];
    }

    public bool TakeEverything => names.Contains(Any);

    /// <summary>Whether the request calls the site by one of them. What could not stand in a web address is no name, even where all are taken.</summary>
    public bool Include(HttpRequest request)
    {
        var host = request.Host;
        return host.HasValue
            && Uri.CheckHostName(host.Host.Trim('[', ']')) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
            && Uri.TryCreate($"{Uri.UriSchemeHttp}://{host.Value}", UriKind.Absolute, out var root) && root is { UserInfo: "", PathAndQuery: "/", Fragment: "" }
            && HostString.MatchesAny(host.ToUriComponent(), names);
    }

    /// <summary>Whether the platform can say by which name the site was called. It throws at one in ASCII that stands for none in Unicode (RFC 3492), such as “xn--”.</summary>
    public static bool IsReadable(HttpRequest request)
    {
        try
        {
            return request.Host.HasValue;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>What the setting names that is no host.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration) => Named(configuration).Where(name =>
        name != Any && Uri.CheckHostName((name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name).Trim('[', ']')) is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6));

    /// <summary>In one spelling: the platform reads a name of other letters, sent as “xn--…”, in those letters.</summary>
    private static string InAscii(string name) =>
        name == Any ? name : name.StartsWith("*.", StringComparison.Ordinal) ? "*." + InAscii(name[2..]) : new HostString(name).ToUriComponent();

    private static string[] Named(IConfiguration configuration) =>
        configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
