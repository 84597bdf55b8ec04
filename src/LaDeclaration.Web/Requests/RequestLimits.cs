using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// How large a request may be, and how slow. There is no cap on connections, which a few hundred slow clients would use up for everybody:
/// each slow one ends by itself.
/// </summary>
public static class RequestLimits
{
    /// <summary>Of the path and query together, in characters.</summary>
    public const int AddressLength = 8_000;

    /// <summary>Of a field's value in UTF-8.</summary>
    public const int FieldBytes = 64 * Kilobyte;

    /// <summary>Of a request's body, but for an import's.</summary>
    public const int BodyBytes = Megabyte;

    public const int ImportBytes = 3 * Megabyte;

    /// <summary>The matrix has one for each cell and some beside; 35 countries in 20 committees are 700.</summary>
    public const int FieldCount = 2_000;

    public const int Kilobyte = 1024;

    public const int Megabyte = 1024 * Kilobyte;

    // Longer than the 60 seconds for which a proxy commonly keeps its connections, so that it is the proxy that ends them.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(75);

    private static readonly TimeSpan Headers = TimeSpan.FromSeconds(10);

    // In bytes a second; a poor mobile line has a hundred times that.
    private static readonly MinDataRate Slowest = new(500, gracePeriod: TimeSpan.FromSeconds(5));

    public static void Apply(KestrelServerLimits limits)
    {
        // The server answers longer lines by itself and without a page, so it takes more than this site does.
        limits.MaxRequestLineSize = 8 * AddressLength;
        limits.MaxRequestBodySize = BodyBytes;
        limits.KeepAliveTimeout = Idle;
        limits.RequestHeadersTimeout = Headers;
        limits.MinRequestBodyDataRate = limits.MinResponseDataRate = Slowest;
    }

    /// <summary>The platform's own limits lie where the body's size is in force before them, so that each is answered with a sentence of its own.</summary>
    public static void Apply(FormOptions form)
    {
        form.ValueCountLimit = int.MaxValue;
        form.KeyLengthLimit = form.ValueLengthLimit = form.MemoryBufferThreshold = ImportBytes;
        form.MultipartBodyLengthLimit = ImportBytes;
    }
}
