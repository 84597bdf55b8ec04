using System.Security.Cryptography;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Accounts;

/// <summary>Stores the keys of authenticator apps, in base 32. Each is encrypted for its account, so that it is useless when copied to another.</summary>
public sealed class AuthenticatorKeys(RegisterDbContext db, UserManager<StaffMember> members, IDataProtectionProvider protection)
{
    // Where Identity's own stores look for the key.
    private const string Provider = "[AspNetUserStore]";
    private const string Name = "AuthenticatorKey";

    /// <summary>The beginning of everything that Data Protection encrypts. No key in base 32 begins so: it has no 8.</summary>
    private const string EncryptedPrefix = "CfDJ8";

    /// <returns>Null if there is none, or if it can no longer be decrypted.</returns>
    public async Task<string?> Find(StaffMember member)
    {
        try
        {
            // A server of an earlier version that runs beside this one stores them as plain text until the next start.
            var stored = await members.GetAuthenticationTokenAsync(member, Provider, Name);
            return stored?.StartsWith(EncryptedPrefix, StringComparison.Ordinal) == true ? Protector(member.Id).Unprotect(stored) : stored;
        }
        catch (CryptographicException)
        {
            return null; // The keys of Data Protection, or their certificate, are lost.
        }
    }

    public Task<IdentityResult> Save(StaffMember member, string key) =>
        members.SetAuthenticationTokenAsync(member, Provider, Name, Protector(member.Id).Protect(key));

    public Task Delete(StaffMember member) => members.RemoveAuthenticationTokenAsync(member, Provider, Name);

    /// <summary>Encrypts the keys that an earlier version stored as plain text.</summary>
    public async Task SealPlain()
    {
        foreach (var plain in await db.UserTokens.Where(t => t.LoginProvider == Provider && t.Name == Name && t.Value != null && !t.Value.StartsWith(EncryptedPrefix)).ToListAsync())
            plain.Value = Protector(plain.UserId).Protect(plain.Value!);
        await db.SaveChangesAsync();
    }

    private IDataProtector Protector(string owner) => protection.CreateProtector("authenticator key", owner);
}
