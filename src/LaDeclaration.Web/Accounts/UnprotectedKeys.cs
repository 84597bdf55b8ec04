using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace LaDeclaration.Web.Accounts;

/// <summary>Encrypts keys of Data Protection that were stored before there was a certificate. The framework encrypts only new ones.</summary>
internal static class UnprotectedKeys
{
    // As the framework writes and reads them: Microsoft.AspNetCore.DataProtection, XmlConstants.
    private static readonly XNamespace Platform = "http://schemas.asp.net/2015/03/dataProtection";

    public static async Task Seal(RegisterDbContext db, IXmlEncryptor certificate)
    {
        foreach (var row in await db.DataProtectionKeys.Where(k => !k.Xml!.Contains("encryptedSecret")).ToListAsync())
        {
            var key = XElement.Parse(row.Xml!);
            foreach (var secret in key.Descendants().Where(e => (bool?)e.Attribute(Platform + "requiresEncryption") == true).ToList())
            {
                var closed = certificate.Encrypt(new XElement(secret));
                secret.ReplaceWith(new XElement(Platform + "encryptedSecret", new XAttribute("decryptorType", closed.DecryptorType.AssemblyQualifiedName!), closed.EncryptedElement));
            }
            row.Xml = key.ToString(SaveOptions.DisableFormatting);
        }
        await db.SaveChangesAsync();
    }
}
