using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>An authenticator app, written for the tests alone from RFC 4226 and RFC 6238.</summary>
public static class App
{
    private const int Step = 30;

    /// <param name="key">In base 32; spaces mean nothing.</param>
    /// <param name="now">What the app's clock says.</param>
    public static string Code(string key, DateTimeOffset now)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, now.ToUnixTimeSeconds() / Step);
#pragma warning disable CA5350 // What the apps agree on.
        var mac = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var at = mac[^1] & 15;
        var number = ((mac[at] & 127) << 24) | (mac[at + 1] << 16) | (mac[at + 2] << 8) | mac[at + 3];
        return $"{number % 1_000_000:D6}";
    }

    /// <summary>A code that is not the one of now, nor of the steps beside it.</summary>
    public static string WrongCode(string key, DateTimeOffset now)
    {
        var right = Enumerable.Range(-2, 5).Select(n => Code(key, now.AddSeconds(n * Step))).ToList();
        return Enumerable.Range(100_000, 10).Select(n => $"{n}").First(code => !right.Contains(code));
    }

    private static byte[] Bytes(string key)
    {
        var bits = string.Concat(key.Where(c => c != ' ').Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
