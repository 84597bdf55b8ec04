namespace LaDeclaration.Web.Settings;

public sealed class DataProtectionSettings : CertificateSettings
{
    /// <summary>No longer used to encrypt keys, still used to decrypt them.</summary>
    public List<CertificateSettings> OldCertificates { get; set; } = [];
}
