using LaDeclaration.Web.Settings;
using Microsoft.Extensions.Primitives;

namespace LaDeclaration.Web.Requests;

/// <summary>The host names that this site answers to: those in the setting <c>AllowedHosts</c>, and the host of <c>Site:Address</c>.</summary>
public sealed class AllowedHosts
{
    private const string Any = "*";

    private readonly IList<StringSegment> names;

    public AllowedHosts(IConfiguration configuration, SiteSettings site)
    {
        var own = Uri.TryCreate(site.Address, UriKind.Absolute, out var address) ? address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost : null;
        names = [.. ReadSetting(configuration).Append(own).OfType<string>().Select(name => new StringSegment(ToAscii(name)))];
        if (names.Count == 0)
            names = [Any];
    }

    public bool AllowsAnyHost => names.Contains(Any);

    /// <summary>False for what could not stand in a URL, even if any host is allowed.</summary>
    public bool IsAllowed(HttpRequest request)
    {
        var host = request.Host;
        return host.HasValue
            && Uri.CheckHostName(host.Host.Trim('[', ']')) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
            && Uri.TryCreate($"{Uri.UriSchemeHttp}://{host.Value}", UriKind.Absolute, out var root) && root is { UserInfo: "", PathAndQuery: "/", Fragment: "" }
            && HostString.MatchesAny(host.ToUriComponent(), names);
    }

    /// <summary>False if <see cref="HostString"/> throws when it is read, as at a name in Punycode that decodes to nothing (RFC 3492), such as “xn--”.</summary>
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

    /// <summary>The entries of the setting that are not host names.</summary>
    public static IEnumerable<string> FindInvalid(IConfiguration configuration) => ReadSetting(configuration).Where(name =>
        name != Any && Uri.CheckHostName((name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name).Trim('[', ']')) is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6));

    /// <summary>To Punycode, in which names are compared: <see cref="HostString"/> decodes a host that is sent as “xn--…”.</summary>
    private static string ToAscii(string name) =>
        name == Any ? name : name.StartsWith("*.", StringComparison.Ordinal) ? "*." + ToAscii(name[2..]) : new HostString(name).ToUriComponent();

    private static string[] ReadSetting(IConfiguration configuration) =>
        configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
