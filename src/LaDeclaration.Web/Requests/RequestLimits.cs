using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// How large and how slow a request may be. The number of connections is not limited, since a few hundred slow clients would exhaust it for
/// everybody; instead a connection that is too slow is closed.
/// </summary>
public static class RequestLimits
{
    /// <summary>Of path and query together, in characters.</summary>
    public const int MaxAddressLength = 8_000;

    /// <summary>Of a field's name, and of its value, in UTF-8.</summary>
    public const int MaxFieldBytes = 64 * Kilobyte;

    /// <summary>Of a request's body, except in an import.</summary>
    public const int MaxBodyBytes = Megabyte;

    public const int MaxImportBytes = 3 * Megabyte;

    /// <summary>The largest form is the matrix, with a field for each cell: 700 for 35 countries in 20 committees.</summary>
    public const int MaxFields = 2_000;

    public const int Kilobyte = 1024;

    public const int Megabyte = 1024 * Kilobyte;

    /// <summary>Longer than the 60 seconds that are common for proxies, so that the proxy closes the connection.</summary>
    private static readonly TimeSpan KeepAliveTimeout = TimeSpan.FromSeconds(75);

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    /// <summary>In bytes per second; a poor mobile connection has a hundred times that.</summary>
    private static readonly MinDataRate MinRate = new(500, gracePeriod: TimeSpan.FromSeconds(5));

    public static void ApplyTo(KestrelServerLimits limits)
    {
        // Kestrel answers longer lines without a page, so its limit is above this site's.
        limits.MaxRequestLineSize = 8 * MaxAddressLength;
        limits.MaxRequestBodySize = MaxBodyBytes;
        limits.KeepAliveTimeout = KeepAliveTimeout;
        limits.RequestHeadersTimeout = HeadersTimeout;
        limits.MinRequestBodyDataRate = limits.MinResponseDataRate = MinRate;
    }

    /// <summary>Raises the framework's limits above this site's, so that <see cref="FormReadingMiddleware"/> answers each with a sentence of its own.</summary>
    public static void ApplyTo(FormOptions form)
    {
        form.ValueCountLimit = int.MaxValue;
        form.KeyLengthLimit = form.ValueLengthLimit = form.MemoryBufferThreshold = MaxImportBytes;
        form.MultipartBodyLengthLimit = MaxImportBytes;
    }
}
