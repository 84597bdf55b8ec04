using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Requests;

public enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}

/// <summary>Chooses the coding of a response by Accept-Encoding (RFC 9110, section 12.5.3), for every part of the server that needs to know.</summary>
public static class ContentCodings
{
    /// <summary>Of headers whose choice is remembered: browsers and crawlers send a few dozen different ones.</summary>
    private const int MaxRemembered = 256;

    private static readonly ConcurrentDictionary<string, ContentCoding> Remembered = new(StringComparer.Ordinal);

    /// <returns>The name in Content-Encoding; null for an uncompressed response.</returns>
    public static string? GetName(this ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => "br",
        ContentCoding.Gzip => "gzip",
        _ => null,
    };

    /// <returns><see cref="ContentCoding.Identity"/> also if the client accepts no coding at all.</returns>
    public static ContentCoding Choose(StringValues header)
    {
        if (header.Count == 0)
            return ContentCoding.Identity;
        if (header is not [{ } only])
            return Read(header);
        if (Remembered.TryGetValue(only, out var remembered))
            return remembered;
        var chosen = Read(header);
        if (Remembered.Count < MaxRemembered)
            Remembered.TryAdd(only, chosen);
        return chosen;
    }

    private static ContentCoding Read(StringValues header)
    {
        if (!StringWithQualityHeaderValue.TryParseList(header, out var accepted))
            return ContentCoding.Identity;
        var preferred = new[] { (Coding: ContentCoding.Brotli, Quality: Quality("br")), (Coding: ContentCoding.Gzip, Quality: Quality("gzip") ?? Quality("x-gzip")) }
            .Where(c => c.Quality > 0).OrderByDescending(c => c.Quality).FirstOrDefault();
        if (preferred.Quality is null)
            // A client that sends “*” may not decode what it does not name, so it gets gzip only if it refuses an uncompressed response.
            return Quality("identity") == 0 && Quality("*") > 0 && Quality("gzip") is null ? ContentCoding.Gzip : ContentCoding.Identity;
        return preferred.Quality >= (Quality("identity") ?? 0) ? preferred.Coding : ContentCoding.Identity;

        double? Quality(string coding) => accepted.FirstOrDefault(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) is { } found ? found.Quality ?? 1 : null;
    }
}
