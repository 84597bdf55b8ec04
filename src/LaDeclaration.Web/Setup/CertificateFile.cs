using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaDeclaration.Web.Settings;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Setup;

internal static class CertificateFile
{
    /// <param name="setting">Named in the error.</param>
    /// <param name="root">What relative file names are relative to.</param>
    /// <exception cref="OptionsValidationException">The file is missing or unreadable, or holds no RSA key.</exception>
    public static X509Certificate2 Load(CertificateSettings settings, string setting, string root)
    {
        var file = Path.Combine(root, settings.Certificate);
        if (!File.Exists(file))
            throw SettingErrors.Create(setting, $"there is no file “{settings.Certificate}”.");
        X509Certificate2 certificate;
        try
        {
            certificate = Path.GetExtension(file).ToLowerInvariant() is ".pfx" or ".p12"
                ? X509CertificateLoader.LoadPkcs12FromFile(file, settings.Password)
                : LoadPem(file, settings.Key.Length == 0 ? null : Path.Combine(root, settings.Key), settings.Password);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw SettingErrors.Create(setting, $"“{settings.Certificate}” could not be read. {exception.Message}");
        }
        using var key = certificate.GetRSAPrivateKey();
        return key is not null ? certificate : throw SettingErrors.Create(setting, $"“{settings.Certificate}” holds no RSA key; give a certificate together with its RSA key.");
    }

    private static X509Certificate2 LoadPem(string file, string? key, string password) =>
        password.Length == 0 ? X509Certificate2.CreateFromPemFile(file, key) : X509Certificate2.CreateFromEncryptedPemFile(file, password, key);
}
