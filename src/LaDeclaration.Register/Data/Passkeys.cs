using System.Security.Cryptography;
using System.Text;
using LaDeclaration.Register.Data.Configurations;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>A passkey as its owner knows it.</summary>
/// <param name="Id">Its credential id.</param>
/// <param name="Name">What the owner calls it.</param>
/// <param name="AddedAt">UTC.</param>
/// <param name="LastUsedAt">UTC; none while it was never used to sign in.</param>
public sealed record PasskeySummary(byte[] Id, string Name, DateTime AddedAt, DateTime? LastUsedAt);

/// <summary>What the platform's own passkeys do not tell.</summary>
public static class PasskeyStore
{
    /// <summary>How many one person may have.</summary>
    public const int MostForOne = 20;

    /// <summary>Of a credential's id, in bytes: what WebAuthn allows.</summary>
    public const int IdMaxLength = 1_023;

    /// <summary>Of a public key, in bytes; one of RSA with 4,096 bits has about 550.</summary>
    public const int PublicKeyMaxLength = 2_048;

    /// <summary>Of what the device says about itself, and of what the browser adds, in bytes.</summary>
    public const int StatementMaxLength = 16_384;

    /// <summary>Of the ways a device can be reached, all together, in characters.</summary>
    public const int TransportsMaxLength = 200;

    /// <summary>A person's passkeys, oldest first.</summary>
    public static async Task<IReadOnlyList<PasskeySummary>> ListPasskeys(this RegisterDbContext db, string staffId, CancellationToken cancellation = default)
    {
        var rows = await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == staffId)
            .Select(p => new { p.CredentialId, p.Data, LastUsedAt = EF.Property<DateTime?>(p, StaffConfiguration.LastUsedAt) })
            .ToListAsync(cancellation);
        return [.. rows.Select(p => new PasskeySummary(p.CredentialId, p.Data.Name ?? "", p.Data.CreatedAt.UtcDateTime, p.LastUsedAt)).OrderBy(p => p.AddedAt)];
    }

    /// <summary>Whether it takes no more room than there is for one.</summary>
    public static bool IsWithinLimits(this UserPasskeyInfo passkey) =>
        passkey.CredentialId.Length <= IdMaxLength && passkey.PublicKey.Length <= PublicKeyMaxLength
        && passkey.AttestationObject.Length <= StatementMaxLength && passkey.ClientDataJson.Length <= StatementMaxLength
        && (passkey.Transports ?? []).Sum(t => t.Length) <= TransportsMaxLength;

    /// <summary>Takes a challenge as answered.</summary>
    /// <param name="challenge">What only this challenge has.</param>
    /// <returns>False when it was answered before.</returns>
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

    /// <summary>Notes when a passkey was used, at the next save.</summary>
    public static async Task MarkPasskeyUsed(this RegisterDbContext db, byte[] id, DateTime now, CancellationToken cancellation = default)
    {
        if (await db.UserPasskeys.SingleOrDefaultAsync(p => p.CredentialId == id, cancellation) is { } passkey)
            db.Entry(passkey).Property<DateTime?>(StaffConfiguration.LastUsedAt).CurrentValue = now;
    }
}
