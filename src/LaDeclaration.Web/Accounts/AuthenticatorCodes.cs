using LaDeclaration.Register.Text;
using OtpNet;

namespace LaDeclaration.Web.Accounts;

/// <summary>Checks the codes of authenticator apps: RFC 6238 as every app implements it, with HMAC-SHA-1, six digits and steps of 30 seconds.</summary>
public static class AuthenticatorCodes
{
    public const int Digits = 6;

    /// <summary>In characters: a code and the spaces typed with it.</summary>
    private const int MaxTypedLength = 40;

    /// <summary>Whether it has the form of a code, right or wrong.</summary>
    public static bool IsCode(string? typed) => WithoutSpaces(typed) is { Length: Digits } code && code.All(char.IsAsciiDigit);

    /// <summary>Finds the step that a code belongs to. The person's clock may be one step slow or fast.</summary>
    /// <param name="key">In base 32.</param>
    /// <param name="typed">Spaces are ignored.</param>
    /// <param name="now">The time on the server.</param>
    /// <returns>The number of the step since 1970; null if the code is wrong or the key is not base 32.</returns>
    public static long? FindStep(string key, string? typed, DateTimeOffset now)
    {
        try
        {
            return new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(now.UtcDateTime, WithoutSpaces(typed), out var step, VerificationWindow.RfcSpecifiedNetworkDelay) ? step : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string WithoutSpaces(string? typed) => new([.. SoundText.Read(typed, MaxTypedLength).Text.Where(c => !char.IsWhiteSpace(c))]);
}
