using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Requests;

/// <summary>Chooses one of the site's languages by the Accept-Language header (RFC 4647, section 3.4, lookup).</summary>
internal static class PreferredLanguage
{
    /// <param name="header">If it is malformed, it is ignored.</param>
    /// <param name="offered">BCP 47 tags; the first is the fallback.</param>
    public static string Choose(StringValues header, IReadOnlyList<string> offered)
    {
        var given = StringWithQualityHeaderValue.TryParseList(header, out var parsed) ? parsed : [];
        // Some clients send a locale name, such as pt_BR.
        var ranges = given.Select(g => (Tag: g.Value.ToString().Replace('_', '-'), Quality: g.Quality ?? 1)).OrderByDescending(r => r.Quality).ToList();
        var acceptable = offered.Where(language => !ranges.Any(r => r.Quality == 0 && IsWithin(language, r.Tag))).ToList();
        foreach (var (tag, quality) in ranges.Where(r => r.Quality > 0))
        {
            var found = tag == "*" ? acceptable.Find(language => !ranges.Any(r => IsWithin(language, r.Tag))) : Lookup(tag, acceptable);
            if (found is not null)
                return found;
        }
        return acceptable.Count > 0 ? acceptable[0] : offered[0];
    }

    /// <summary>Finds the whole tag, or else its longest prefix, or else any tag of the same language.</summary>
    private static string? Lookup(string tag, List<string> offered)
    {
        for (var end = tag.Length; end > 0; end = tag.LastIndexOf('-', end - 1))
            if (offered.Find(language => language.Equals(tag[..end], StringComparison.OrdinalIgnoreCase)) is { } found)
                return found;
        return offered.Find(language => IsWithin(language, tag.Split('-')[0]));
    }

    private static bool IsWithin(string language, string tag) =>
        language.Equals(tag, StringComparison.OrdinalIgnoreCase) || (tag.Length > 0 && language.StartsWith(tag + "-", StringComparison.OrdinalIgnoreCase));
}
