using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Setup;

/// <summary>
/// The Data Protection keys, which encrypt cookies, links and authenticator keys, are stored in the database, for all web servers that use
/// it. A certificate stored elsewhere encrypts them, so that a copy of the database alone is not enough to use them.
/// </summary>
internal static class DataProtectionSetup
{
    private const string CertificateSetting = "DataProtection:Certificate";

    public static void AddDataProtection(this WebApplicationBuilder builder)
    {
        var root = builder.Environment.ContentRootPath;
        var settings = builder.Configuration.GetSection("DataProtection").Get<DataProtectionSettings>() ?? new();
        var dataProtection = builder.Services.AddDataProtection().SetApplicationName("LaDeclaration").PersistKeysToDbContext<RegisterDbContext>();
        if (settings.Certificate.Length > 0)
            dataProtection.ProtectKeysWithCertificate(CertificateFile.Load(settings, CertificateSetting, root));
        dataProtection.UnprotectKeysWithAnyCertificate([.. settings.OldCertificates.Select((old, i) =>
            CertificateFile.Load(old, $"DataProtection:OldCertificates:{i}:Certificate", root))]);
        builder.Services.AddScoped<AuthenticatorKeys>();
    }

    /// <summary>Encrypts what an earlier version, or a start without a certificate, stored in plain text.</summary>
    public static async Task EncryptStoredSecrets(this WebApplication app, IServiceProvider services)
    {
        await services.GetRequiredService<AuthenticatorKeys>().SealPlain();
        if (services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlEncryptor is { } encryptor)
            await UnprotectedKeys.Seal(services.GetRequiredService<RegisterDbContext>(), encryptor);
        else if (!app.Environment.IsDevelopment())
            app.Logger.LogWarning("{Setting} names no certificate: whoever can read the database, or a copy of it, can forge the cookie of any account and read the keys of authenticator apps.", CertificateSetting);
    }
}
