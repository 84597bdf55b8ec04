namespace LaDeclaration.Web.Settings;

/// <summary>A certificate with its RSA key.</summary>
public class CertificateSettings
{
    /// <summary>A file in PKCS#12 (.pfx, .p12) or PEM, relative to the application.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>The file of its key, where that is another (PEM).</summary>
    public string Key { get; set; } = "";

    public string Password { get; set; } = "";
}

public sealed class DataProtectionSettings : CertificateSettings
{
    /// <summary>Earlier ones, which still open what they closed.</summary>
    public List<CertificateSettings> OldCertificates { get; set; } = [];
}
