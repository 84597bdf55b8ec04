using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Chooses the content coding and leaves only that in the request's Accept-Encoding, so that routing (to files compressed at build), the
/// output cache and the response compression cannot interpret the header in different ways.
/// </summary>
public sealed class AcceptEncodingMiddleware(RequestDelegate next)
{
    private const string Brotli = "br";

    private const string Gzip = "gzip";

    private const string Identity = "identity";

    public Task InvokeAsync(HttpContext http)
    {
        http.Request.Headers.AcceptEncoding = ChooseEncoding(http.Request.Headers.AcceptEncoding);
        return next(http);
    }

    /// <returns>“br”, “gzip”, or empty for an uncompressed response, which is sent even if the client accepts no coding at all (RFC 9110, section 12.5.3).</returns>
    private static StringValues ChooseEncoding(StringValues header)
    {
        if (!StringWithQualityHeaderValue.TryParseList(header, out var accepted))
            return default;
        var preferred = new[] { (Coding: Brotli, Quality: Quality(Brotli)), (Coding: Gzip, Quality: Quality(Gzip) ?? Quality("x-gzip")) }
            .Where(c => c.Quality > 0).OrderByDescending(c => c.Quality).FirstOrDefault();
        if (preferred.Coding is null)
            // A client that sends “*” may not decode what it does not name, so it gets gzip only if it refuses an uncompressed response.
            return Quality(Identity) == 0 && Quality("*") > 0 && Quality(Gzip) is null ? Gzip : default(StringValues);
        return preferred.Quality >= (Quality(Identity) ?? 0) ? preferred.Coding : default(StringValues);

        double? Quality(string coding) => accepted.FirstOrDefault(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) is { } found ? found.Quality ?? 1 : null;
    }
}
