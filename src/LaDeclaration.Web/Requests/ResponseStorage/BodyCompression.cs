using System.IO.Compression;
using System.Numerics;

namespace LaDeclaration.Web.Requests.ResponseStorage;

/// <summary>Compresses whole bodies in memory.</summary>
internal static class BodyCompression
{
    /// <summary>Of Brotli: a page in half a millisecond.</summary>
    private const int QuickQuality = 4;

    /// <summary>Of Brotli: a fifth smaller, in a hundred times the time.</summary>
    private const int BestQuality = 11;

    /// <summary>Of Brotli, for bodies longer than any page: with the best it would be seconds.</summary>
    private const int LongQuality = 9;

    private const int Long = 512 * RequestLimits.Kilobyte;

    // As powers of two, in bytes. A window that is larger than the body makes nothing smaller, and takes many megabytes while it is compressed.
    private const int SmallestWindow = 10;

    private const int LargestWindow = 22;

    public static byte[] Compress(byte[] plain, ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => ToBrotli(plain, QuickQuality),
        ContentCoding.Gzip => ToGzip(plain),
        _ => plain,
    };

    public static byte[] CompressBest(byte[] plain) => ToBrotli(plain, plain.Length > Long ? LongQuality : BestQuality);

    public static byte[] FromBrotli(byte[] body)
    {
        using var stream = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }

    private static byte[] ToBrotli(byte[] plain, int quality)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        var window = Math.Clamp(BitOperations.Log2((uint)plain.Length) + 1, SmallestWindow, LargestWindow);
        return BrotliEncoder.TryCompress(plain, buffer, out var written, quality, window)
            ? buffer[..written]
            : throw new InvalidOperationException("A body does not fit the length that Brotli itself gives as the greatest.");
    }

    private static byte[] ToGzip(byte[] plain)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.SmallestSize))
            gzip.Write(plain);
        return buffer.ToArray();
    }
}
