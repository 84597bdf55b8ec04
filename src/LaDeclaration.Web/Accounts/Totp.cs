using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// The codes of an authenticator app, by RFC 6238 as every app reckons them: HMAC-SHA-1, six digits, a new one every 30 seconds.
/// The platform's own check takes its time from the machine; this one is told it.
/// </summary>
public static class Totp
{
    public const int Digits = 6;

    /// <summary>By how many steps the person's clock may be wrong, either way.</summary>
    private const int Tolerance = 1;

    /// <summary>A code and whatever spaces it is typed with.</summary>
    private const int MostTyped = 40;

    private const int SecondsAStep = 30;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The number of the step whose code that is; none when it is not a code of about now.</summary>
    /// <param name="key">In base 32.</param>
    /// <param name="code">As typed; spaces mean nothing.</param>
    /// <param name="now">What the clock says here.</param>
    public static long? FindStep(string key, string? code, DateTimeOffset now)
    {
        var typed = Encoding.UTF8.GetBytes(Solid(code));
        var current = StepAt(now);
        long? found = null;
        // Every step is looked at, so that the time it takes tells nothing.
        for (var step = current - Tolerance; step <= current + Tolerance; step++)
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(CodeAt(key, step))))
                found = step;
        return found;
    }

    public static long StepAt(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / SecondsAStep;

    /// <param name="key">In base 32.</param>
    /// <param name="step">Thirty seconds each, since 1970.</param>
    public static string CodeAt(string key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What the apps agree on; nothing here rests on collisions.
        var mac = HMACSHA1.HashData(FromBase32(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 0xf)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    public static bool IsCode(string? code) => Solid(code) is { Length: Digits } solid && solid.All(char.IsAsciiDigit);

    private static string Solid(string? code) => new([.. SoundText.Read(code, MostTyped).Text.Where(c => !char.IsWhiteSpace(c))]);

    private static byte[] FromBase32(string key)
    {
        var bytes = new List<byte>(key.Length * 5 / 8);
        var (held, bits) = (0, 0);
        foreach (var c in key)
        {
            held = (held << 5) | Alphabet.IndexOf(c, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
            held &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
