using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;

namespace LaDeclaration.Web.Mail;

/// <summary>
/// Once a day: queues daily letters, and reminders of entries that nobody confirmed for long; deletes expired rows.
/// The server that first updates a person's timestamp queues the letter, so that several servers queue one.
/// </summary>
public sealed class DailyTasks(RegisterDbContextFactory contextFactory, TimeProvider time)
{
    /// <summary>Between two reminders of unconfirmed entries.</summary>
    public static readonly TimeSpan ReminderInterval = TimeSpan.FromDays(90);

    private static readonly TimeSpan LetterRetention = TimeSpan.FromDays(90);

    /// <summary>For how long a form that is sent again is recognised.</summary>
    private static readonly TimeSpan ProcessedFormRetention = TimeSpan.FromDays(30);

    /// <summary>Members of staff read at once.</summary>
    private const int MaxRead = 100;

    /// <summary>In UTC: night in all the Americas, so that the letter is there in the morning.</summary>
    private static readonly TimeSpan TimeOfDay = TimeSpan.FromHours(9);

    /// <summary>Due time of the last run on this server, in UTC.</summary>
    private DateTime lastDue;

    public async Task Run(CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var due = now.TimeOfDay >= TimeOfDay ? now.Date + TimeOfDay : now.Date - TimeSpan.FromDays(1) + TimeOfDay;
        if (lastDue == due)
            return;
        await using var db = contextFactory();
        var awaiting = db.Users.AsNoTracking().WhoCanSignIn().Where(s => s.Notices == NotificationFrequency.Daily && (s.DigestedUntil == null || s.DigestedUntil < due));
        await ForEach(awaiting, member => QueueDigest(db, member, due, now, cancellation), cancellation);
        var reminderDue = now - ReminderInterval;
        var unreminded = db.Users.AsNoTracking().WhoCanSignIn().Where(s => s.RemindedAt == null || s.RemindedAt < reminderDue);
        await ForEach(unreminded, member => QueueReminder(db, member, now, cancellation), cancellation);
        var letterExpiry = now - LetterRetention;
        await db.Letters.Where(l => l.NextTry == null && l.CreatedAt < letterExpiry).ExecuteDeleteAsync(cancellation);
        var sessionExpiry = now - StaffCookieEvents.MaxAge; // Cookies of sessions that ended earlier have expired, even copies.
        await db.EndedSessions.Where(s => s.EndedAt < sessionExpiry).ExecuteDeleteAsync(cancellation);
        var formExpiry = now - ProcessedFormRetention;
        await db.ProcessedForms.Where(f => f.ProcessedAt < formExpiry).ExecuteDeleteAsync(cancellation);
        await DeleteExpiredAttempts(db, now, cancellation);
        lastDue = due;
    }

    /// <summary>Reads the members some at a time.</summary>
    /// <param name="act">After it a member is not among them any more.</param>
    private static async Task ForEach(IQueryable<StaffMember> members, Func<StaffMember, Task> act, CancellationToken cancellation)
    {
        List<StaffMember> some;
        do
        {
            some = await members.OrderBy(s => s.Id).Take(MaxRead).ToListAsync(cancellation);
            foreach (var member in some)
                await act(member);
        }
        while (some.Count == MaxRead);
    }

    private static async Task DeleteExpiredAttempts(RegisterDbContext db, DateTime now, CancellationToken cancellation)
    {
        var (attempts, browsers, challenges) = (now - AttemptLimits.PauseResetsAfter, now - AttemptLimits.KnownBrowserLifetime, now - TimeSpan.FromDays(1));
        await db.AttemptCounts.Where(c => c.LastAt < attempts).ExecuteDeleteAsync(cancellation);
        await db.KnownBrowsers.Where(b => b.SignedInAt < browsers).ExecuteDeleteAsync(cancellation);
        await db.UsedChallenges.Where(c => c.UsedAt < challenges).ExecuteDeleteAsync(cancellation);
    }

    private static async Task QueueDigest(RegisterDbContext db, StaffMember member, DateTime due, DateTime now, CancellationToken cancellation)
    {
        var since = member.DigestedUntil ?? due - TimeSpan.FromDays(1);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var updated = await db.Users.Where(s => s.Id == member.Id && s.DigestedUntil == member.DigestedUntil)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.DigestedUntil, now), cancellation);
        if (updated == 1)
            await Queue(db, Letter.To(member.Id, LetterKind.Digest, now, detail: $"{since:O}"), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task QueueReminder(RegisterDbContext db, StaffMember member, DateTime now, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var updated = await db.Users.Where(s => s.Id == member.Id && s.RemindedAt == member.RemindedAt)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindedAt, now), cancellation);
        if (updated == 1)
            await Queue(db, Letter.To(member.Id, LetterKind.Unconfirmed, now), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static Task<int> Queue(RegisterDbContext db, Letter letter, CancellationToken cancellation)
    {
        db.Letters.Add(letter);
        return db.SaveChangesAsync(cancellation);
    }
}
