namespace LaDeclaration.Web.Settings;

/// <summary>A certificate with its RSA key. File names are relative to the content root.</summary>
public class CertificateSettings
{
    /// <summary>PKCS#12 (.pfx, .p12) or PEM.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>PEM; empty if the key is in the certificate's file.</summary>
    public string Key { get; set; } = "";

    public string Password { get; set; } = "";
}
