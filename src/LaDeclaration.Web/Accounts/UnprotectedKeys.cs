using System.Xml.Linq;
using LaDeclaration.Register.Data;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Accounts;

/// <summary>Keys of Data Protection from before there was a certificate. The platform seals new ones only, and reads old ones for ever.</summary>
internal static class UnprotectedKeys
{
    // As the platform writes and reads them: Microsoft.AspNetCore.DataProtection, XmlConstants.
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
