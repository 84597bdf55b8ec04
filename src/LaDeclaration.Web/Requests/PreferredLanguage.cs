using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Requests;

/// <summary>Which of the site's languages a reader would have, by the Accept-Language header (RFC 4647, lookup).</summary>
internal static class PreferredLanguage
{
    /// <param name="header">However it is written; what cannot be read is passed over.</param>
    /// <param name="offered">BCP 47 tags; the first is for whoever would have none of them.</param>
    public static string Of(StringValues header, IReadOnlyList<string> offered)
    {
        var given = StringWithQualityHeaderValue.TryParseList(header, out var parsed) ? parsed : [];
        // Some programs write a locale where a tag belongs: pt_BR.
        var ranges = given.Select(g => (Tag: g.Value.ToString().Replace('_', '-'), Quality: g.Quality ?? 1)).OrderByDescending(r => r.Quality).ToList();
        var open = offered.Where(language => !ranges.Any(r => r.Quality == 0 && IsWithin(language, r.Tag))).ToList();
        foreach (var (tag, quality) in ranges.Where(r => r.Quality > 0))
        {
            var found = tag == "*" ? open.Find(language => !ranges.Any(r => IsWithin(language, r.Tag))) : Lookup(tag, open);
            if (found is not null)
                return found;
        }
        return open.Count > 0 ? open[0] : offered[0];
    }

    /// <summary>By the whole tag, or by its beginning; a language alone also finds one that is written with a region.</summary>
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
