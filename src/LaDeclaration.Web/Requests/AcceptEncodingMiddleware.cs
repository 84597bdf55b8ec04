using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Decides how an answer may be encoded and leaves only that in the request, so that routing (to files compressed at build), the output
/// cache and the compression cannot read the header in different ways.
/// </summary>
public sealed class AcceptEncodingMiddleware(RequestDelegate next)
{
    private const string Brotli = "br";

    private const string Gzip = "gzip";

    private const string Identity = "identity";

    public Task InvokeAsync(HttpContext http)
    {
        http.Request.Headers.AcceptEncoding = Best(http.Request.Headers.AcceptEncoding);
        return next(http);
    }

    /// <returns>“br”, “gzip”, or nothing for an answer as it is, which also whoever accepts nothing gets (RFC 9110, section 12.5.3).</returns>
    private static StringValues Best(StringValues header)
    {
        if (!StringWithQualityHeaderValue.TryParseList(header, out var accepted))
            return default;
        var best = new[] { (Coding: Brotli, Quality: Quality(Brotli)), (Coding: Gzip, Quality: Quality(Gzip) ?? Quality("x-gzip")) }
            .Where(c => c.Quality > 0).OrderByDescending(c => c.Quality).FirstOrDefault();
        if (best.Coding is null)
            // A star names nothing that its sender is sure to read, so it is taken at its word only where the answer as it is will not do.
            return Quality(Identity) == 0 && Quality("*") > 0 && Quality(Gzip) is null ? Gzip : default(StringValues);
        return best.Quality >= (Quality(Identity) ?? 0) ? best.Coding : default(StringValues);

        double? Quality(string coding) => accepted.FirstOrDefault(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) is { } found ? found.Quality ?? 1 : null;
    }
}
