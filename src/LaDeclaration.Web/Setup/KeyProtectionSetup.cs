using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Setup;

/// <summary>
/// The keys of Data Protection, which seal cookies, links and authenticator keys, lie in the database for all its servers. A certificate
/// that lies elsewhere keeps whoever reads the database from using them.
/// </summary>
internal static class KeyProtectionSetup
{
    private const string Setting = "DataProtection:Certificate";

    public static void AddKeyProtection(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("DataProtection").Get<DataProtectionSettings>() ?? new();
        var keys = builder.Services.AddDataProtection().SetApplicationName("LaDeclaration").PersistKeysToDbContext<RegisterDbContext>();
        if (settings.Certificate.Length > 0)
            keys.ProtectKeysWithCertificate(Load(settings, Setting, builder.Environment.ContentRootPath));
        keys.UnprotectKeysWithAnyCertificate([.. settings.OldCertificates.Select((old, i) =>
            Load(old, $"DataProtection:OldCertificates:{i}:Certificate", builder.Environment.ContentRootPath))]);
        builder.Services.AddScoped<AuthenticatorKeys>();
    }

    /// <summary>Seals what an earlier version, or one without a certificate, left readable in the database.</summary>
    public static async Task SealSecrets(this WebApplication app, IServiceProvider scope)
    {
        await scope.GetRequiredService<AuthenticatorKeys>().SealPlain();
        if (scope.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlEncryptor is { } certificate)
            await UnprotectedKeys.Seal(scope.GetRequiredService<RegisterDbContext>(), certificate);
        else if (!app.Environment.IsDevelopment())
            app.Logger.LogWarning("{Setting} names no certificate: whoever can read the database, or a copy of it, can forge the cookie of any account and read the keys of authenticator apps.", Setting);
    }

    private static X509Certificate2 Load(CertificateSettings settings, string setting, string root)
    {
        var file = Path.Combine(root, settings.Certificate);
        if (!File.Exists(file))
            throw SettingFaults.Wrong(setting, $"there is no file “{settings.Certificate}”.");
        X509Certificate2 certificate;
        try
        {
            certificate = Path.GetExtension(file).ToLowerInvariant() is ".pfx" or ".p12"
                ? X509CertificateLoader.LoadPkcs12FromFile(file, settings.Password)
                : FromPem(file, settings.Key.Length == 0 ? null : Path.Combine(root, settings.Key), settings.Password);
        }
        catch (Exception wrong) when (wrong is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw SettingFaults.Wrong(setting, $"“{settings.Certificate}” could not be read. {wrong.Message}");
        }
        using var key = certificate.GetRSAPrivateKey();
        return key is not null ? certificate : throw SettingFaults.Wrong(setting, $"“{settings.Certificate}” holds no RSA key; give a certificate together with its RSA key.");
    }

    private static X509Certificate2 FromPem(string file, string? key, string password) =>
        password.Length == 0 ? X509Certificate2.CreateFromPemFile(file, key) : X509Certificate2.CreateFromEncryptedPemFile(file, password, key);
}
