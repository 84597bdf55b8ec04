using System.Security.Cryptography;
using System.Text;
using LaDeclaration.Register.Data.Configurations;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <param name="Id">The credential id.</param>
/// <param name="AddedAt">UTC.</param>
/// <param name="LastUsedAt">UTC; null if it was never used to sign in.</param>
public sealed record PasskeySummary(byte[] Id, string Name, DateTime AddedAt, DateTime? LastUsedAt);

/// <summary>What ASP.NET Core Identity's passkeys lack: limits, the time of last use, and protection against replayed challenges.</summary>
public static class PasskeyStore
{
    public const int MaxPerPerson = 20;

    /// <summary>Of the credential id, in bytes; the maximum of WebAuthn.</summary>
    public const int IdMaxLength = 1_023;

    /// <summary>In bytes; an RSA key of 4,096 bits has about 550.</summary>
    public const int PublicKeyMaxLength = 2_048;

    /// <summary>Of the attestation object and of the client data, each, in bytes.</summary>
    public const int StatementMaxLength = 16_384;

    /// <summary>Of all transports together, in characters.</summary>
    public const int TransportsMaxLength = 200;

    /// <summary>Oldest first.</summary>
    public static async Task<IReadOnlyList<PasskeySummary>> ListPasskeys(this RegisterDbContext db, string staffId, CancellationToken cancellation = default)
    {
        var rows = await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == staffId)
            .Select(p => new { p.CredentialId, p.Data, LastUsedAt = EF.Property<DateTime?>(p, StaffConfiguration.LastUsedAt) })
            .ToListAsync(cancellation);
        return [.. rows.Select(p => new PasskeySummary(p.CredentialId, p.Data.Name ?? "", p.Data.CreatedAt.UtcDateTime, p.LastUsedAt)).OrderBy(p => p.AddedAt)];
    }

    public static bool IsWithinLimits(this UserPasskeyInfo passkey) =>
        passkey.CredentialId.Length <= IdMaxLength && passkey.PublicKey.Length <= PublicKeyMaxLength
        && passkey.AttestationObject.Length <= StatementMaxLength && passkey.ClientDataJson.Length <= StatementMaxLength
        && (passkey.Transports ?? []).Sum(t => t.Length) <= TransportsMaxLength;

    /// <summary>Marks a WebAuthn challenge as used.</summary>
    /// <param name="challenge">A text unique to the challenge.</param>
    /// <returns>False if it was used before.</returns>
    public static async Task<bool> UseChallenge(this RegisterDbContextFactory contextFactory, string challenge, DateTime now, CancellationToken cancellation = default)
    {
        await using var db = contextFactory();
        db.UsedChallenges.Add(new UsedChallenge { Hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(challenge))), UsedAt = now });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException clash) when (db.IsUniqueClash(clash))
        {
            return false;
        }
    }

    /// <summary>Sets the time of last use; saved with the next save.</summary>
    public static async Task MarkPasskeyUsed(this RegisterDbContext db, byte[] id, DateTime now, CancellationToken cancellation = default)
    {
        if (await db.UserPasskeys.SingleOrDefaultAsync(p => p.CredentialId == id, cancellation) is { } passkey)
            db.Entry(passkey).Property<DateTime?>(StaffConfiguration.LastUsedAt).CurrentValue = now;
    }
}
