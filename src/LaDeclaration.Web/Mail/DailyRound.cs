using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Mail;

/// <summary>
/// What is told once a day: to those who want it so, what happened; now and then, what nobody confirmed for long.
/// Whoever moves a person's mark first queues the letter, so that several nodes make one round.
/// </summary>
public sealed class DailyRound(RegisterContexts contexts, TimeProvider time)
{
    /// <summary>How long a reminder of unconfirmed entries is enough.</summary>
    public static readonly TimeSpan RemindedFor = TimeSpan.FromDays(90);

    private static readonly TimeSpan SentKeptFor = TimeSpan.FromDays(90);

    /// <summary>How long a form that was carried out is known when it is sent again.</summary>
    private static readonly TimeSpan ProcessedKeptFor = TimeSpan.FromDays(30);

    /// <summary>UTC: the night in all the Americas, so that the letter is there in the morning.</summary>
    private static readonly TimeSpan TimeOfDay = TimeSpan.FromHours(9);

    private DateTime madeFor;

    public async Task Run(CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var round = now.TimeOfDay >= TimeOfDay ? now.Date + TimeOfDay : now.Date - TimeSpan.FromDays(1) + TimeOfDay;
        if (madeFor == round)
            return;
        await using var db = contexts();
        foreach (var reader in await db.Users.AsNoTracking().WhoCanSignIn().Where(s => s.Notices == NoticePace.Daily && (s.DigestedUntil == null || s.DigestedUntil < round)).ToListAsync(cancellation))
            await Digest(db, reader, round, now, cancellation);
        var lately = now - RemindedFor;
        foreach (var reader in await db.Users.AsNoTracking().WhoCanSignIn().Where(s => s.RemindedAt == null || s.RemindedAt < lately).ToListAsync(cancellation))
            await Remind(db, reader, now, cancellation);
        var old = now - SentKeptFor;
        await db.Letters.Where(l => l.NextTry == null && l.CreatedAt < old).ExecuteDeleteAsync(cancellation);
        var over = now - StaffCookieEvents.MaxAge; // The cookies of sessions that ended earlier let nobody in any more, copied or not.
        await db.EndedSessions.Where(s => s.EndedAt < over).ExecuteDeleteAsync(cancellation);
        var sentAgainUntil = now - ProcessedKeptFor;
        await db.ProcessedForms.Where(f => f.ProcessedAt < sentAgainUntil).ExecuteDeleteAsync(cancellation);
        await Forget(db, now, cancellation);
        madeFor = round;
    }

    /// <summary>What protects an account only for a while.</summary>
    private static async Task Forget(RegisterDbContext db, DateTime now, CancellationToken cancellation)
    {
        var (attempts, browsers, challenges) = (now - AttemptLimits.PauseResetsAfter, now - AttemptLimits.KnownBrowserLifetime, now - TimeSpan.FromDays(1));
        await db.AttemptCounts.Where(c => c.LastAt < attempts).ExecuteDeleteAsync(cancellation);
        await db.KnownBrowsers.Where(b => b.SignedInAt < browsers).ExecuteDeleteAsync(cancellation);
        await db.UsedChallenges.Where(c => c.UsedAt < challenges).ExecuteDeleteAsync(cancellation);
    }

    private static async Task Digest(RegisterDbContext db, StaffMember reader, DateTime round, DateTime now, CancellationToken cancellation)
    {
        var since = reader.DigestedUntil ?? round - TimeSpan.FromDays(1);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var moved = await db.Users.Where(s => s.Id == reader.Id && s.DigestedUntil == reader.DigestedUntil)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.DigestedUntil, now), cancellation);
        if (moved == 1)
            await Queue(db, Letter.To(reader.Id, LetterKind.Digest, now, detail: $"{since:O}"), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task Remind(RegisterDbContext db, StaffMember reader, DateTime now, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var moved = await db.Users.Where(s => s.Id == reader.Id && s.RemindedAt == reader.RemindedAt)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindedAt, now), cancellation);
        if (moved == 1)
            await Queue(db, Letter.To(reader.Id, LetterKind.Unconfirmed, now), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static Task<int> Queue(RegisterDbContext db, Letter letter, CancellationToken cancellation)
    {
        db.Letters.Add(letter);
        return db.SaveChangesAsync(cancellation);
    }
}
