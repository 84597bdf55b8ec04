using LaDeclaration.Register.Data.Configurations;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>A passkey as its owner knows it.</summary>
/// <param name="Id">Its credential id.</param>
/// <param name="Name">What the owner calls it.</param>
/// <param name="AddedAt">UTC.</param>
/// <param name="LastUsedAt">UTC; none while it was never used to sign in.</param>
public sealed record KnownPasskey(byte[] Id, string Name, DateTime AddedAt, DateTime? LastUsedAt);

/// <summary>What the platform's own passkeys do not tell.</summary>
public static class Passkeys
{
    /// <summary>A person's passkeys, oldest first.</summary>
    public static async Task<IReadOnlyList<KnownPasskey>> PasskeysOf(this RegisterDbContext db, string staffId, CancellationToken cancellation = default)
    {
        var rows = await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == staffId)
            .Select(p => new { p.CredentialId, p.Data, LastUsedAt = EF.Property<DateTime?>(p, StaffConfiguration.LastUsedAt) })
            .ToListAsync(cancellation);
        return [.. rows.Select(p => new KnownPasskey(p.CredentialId, p.Data.Name ?? "", p.Data.CreatedAt.UtcDateTime, p.LastUsedAt)).OrderBy(p => p.AddedAt)];
    }

    /// <summary>Notes when a passkey was used, at the next save.</summary>
    public static async Task MarkPasskeyUsed(this RegisterDbContext db, byte[] id, DateTime now, CancellationToken cancellation = default)
    {
        if (await db.UserPasskeys.SingleOrDefaultAsync(p => p.CredentialId == id, cancellation) is { } passkey)
            db.Entry(passkey).Property<DateTime?>(StaffConfiguration.LastUsedAt).CurrentValue = now;
    }
}
