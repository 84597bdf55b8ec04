using System.Security.Cryptography;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Accounts;

/// <summary>The keys of authenticator apps, in base 32: in the database each is sealed for its owner, so that at another account it opens nothing.</summary>
public sealed class AuthenticatorKeys(RegisterDbContext db, UserManager<StaffMember> members, IDataProtectionProvider protection)
{
    // Where Identity's own stores look for the key.
    private const string Provider = "[AspNetUserStore]";
    private const string Name = "AuthenticatorKey";

    /// <summary>What everything begins with that Data Protection has sealed; no key in base 32 does, which has no 8.</summary>
    private const string Seal = "CfDJ8";

    /// <returns>None where there is none, or where it cannot be unsealed any more.</returns>
    public async Task<string?> Find(StaffMember member)
    {
        try
        {
            // A server of an earlier version beside this one keeps them unsealed until the next start.
            var kept = await members.GetAuthenticationTokenAsync(member, Provider, Name);
            return kept?.StartsWith(Seal, StringComparison.Ordinal) == true ? Sealing(member.Id).Unprotect(kept) : kept;
        }
        catch (CryptographicException)
        {
            return null; // The keys of Data Protection, or their certificate, have gone.
        }
    }

    public Task<IdentityResult> Save(StaffMember member, string key) =>
        members.SetAuthenticationTokenAsync(member, Provider, Name, Sealing(member.Id).Protect(key));

    public Task Delete(StaffMember member) => members.RemoveAuthenticationTokenAsync(member, Provider, Name);

    /// <summary>Seals those that an earlier version kept as they are.</summary>
    public async Task SealPlain()
    {
        foreach (var plain in await db.UserTokens.Where(t => t.LoginProvider == Provider && t.Name == Name && t.Value != null && !t.Value.StartsWith(Seal)).ToListAsync())
            plain.Value = Sealing(plain.UserId).Protect(plain.Value!);
        await db.SaveChangesAsync();
    }

    private IDataProtector Sealing(string owner) => protection.CreateProtector("authenticator key", owner);
}
