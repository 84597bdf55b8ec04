using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>
/// Looks at passwords and codes. Whatever is wrong, the answer and the time it takes are the same, and an attempt is counted before
/// it is looked at, so that a hundred at once are no more than the few that are allowed. A right one is taken back from the count;
/// what was counted before is forgiven only to somebody who came all the way in, or a known password would let codes be guessed for ever.
/// A few wrong ones lock the account for a while. A hundred in a row shut it to passwords and codes until a new password is chosen by letter
/// or an administrator resets it; a passkey opens it all the same.
/// </summary>
public sealed class Doorkeeper(RegisterDbContext db, IPasswordHasher<StaffMember> hasher, ILookupNormalizer names, TimeProvider time)
{
    public const int MostFailures = 5;

    /// <summary>NIST SP 800-63B-4, section 3.2.2.</summary>
    public const int MostInARow = 100;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan NotedAgainAfter = TimeSpan.FromMinutes(1);

    private static string? nobodysHash;

    /// <summary>The open account that e-mail address and password belong to; none if anything is wrong or the account is locked.</summary>
    public async Task<StaffMember?> Recognise(string? email, string? password, CancellationToken cancellation = default)
    {
        var pace = EvenPace.Begin();
        var typed = SoundText.Read(email, StaffMember.EmailMaxLength).Text;
        var key = StaffMember.IsEmail(typed) ? names.NormalizeEmail(typed) : null;
        var member = await db.Users.AsNoTracking().SingleOrDefaultAsync(s => s.NormalizedEmail == (key ?? ""), cancellation);
        var attempt = member is null ? null : await Count(member, cancellation);
        var verdict = Verify(member, password ?? "");
        if (attempt is not null && verdict != PasswordVerificationResult.Failed && member!.DisabledAt is null)
        {
            await TakeBack(attempt, cancellation);
            if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
                await Rehash(member, password!, cancellation);
            return member;
        }
        await Refuse(attempt, member?.Id, WayIn.Password, pace, cancellation);
        return null;
    }

    /// <summary>Whether somebody whose password was right can show the rest; counted like a password.</summary>
    /// <param name="member">Who is said to be there.</param>
    /// <param name="way">What is shown.</param>
    /// <param name="isRight">Looks at it, and uses it up.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<bool> Accepts(StaffMember member, string way, Func<Task<bool>> isRight, CancellationToken cancellation = default)
    {
        var pace = EvenPace.Begin();
        var attempt = await Count(member, cancellation);
        var isAccepted = attempt is not null && await isRight();
        if (isAccepted)
            await TakeBack(attempt!, cancellation);
        else
            await Refuse(attempt, member.Id, way, pace, cancellation);
        return isAccepted;
    }

    /// <summary>Forgets the failures of somebody who has come in. Of guesses at password and code in a row a passkey says nothing.</summary>
    public Task Forgive(StaffMember member, string way, CancellationToken cancellation = default) =>
        db.Users.Where(s => s.Id == member.Id && (s.AccessFailedCount != 0 || s.FailuresInARow != 0)).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.AccessFailedCount, 0).SetProperty(s => s.LockoutEnd, (DateTimeOffset?)null)
                .SetProperty(s => s.FailuresInARow, s => way == WayIn.Passkey ? s.FailuresInARow : 0), cancellation);

    /// <summary>None when the account is locked or shut. The last attempt allowed locks it, until it turns out to be right.</summary>
    private async Task<Attempt?> Count(StaffMember member, CancellationToken cancellation)
    {
        while (true)
        {
            member = await db.Users.AsNoTracking().SingleAsync(s => s.Id == member.Id, cancellation);
            var now = time.GetUtcNow();
            if (member.LockoutEnd > now || member.FailuresInARow >= MostInARow)
                return null;
            var seen = member.AccessFailedCount;
            var attempts = seen >= MostFailures ? 1 : seen + 1;
            DateTimeOffset? end = attempts == MostFailures ? now + LockedFor : null;
            var counted = await db.Users.Where(s => s.Id == member.Id && s.AccessFailedCount == seen && s.FailuresInARow == member.FailuresInARow).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.AccessFailedCount, attempts).SetProperty(s => s.LockoutEnd, s => end ?? s.LockoutEnd)
                    .SetProperty(s => s.FailuresInARow, member.FailuresInARow + 1), cancellation);
            if (counted == 1)
                return new Attempt(member.Id, seen, attempts, member.LockoutEnd, member.FailuresInARow + 1);
        }
    }

    /// <summary>Unless somebody else tried in between: then it stays counted.</summary>
    private Task<int> TakeBack(Attempt attempt, CancellationToken cancellation) =>
        db.Users.Where(s => s.Id == attempt.MemberId && s.AccessFailedCount == attempt.Number && s.FailuresInARow == attempt.InARow).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.AccessFailedCount, attempt.Before).SetProperty(s => s.LockoutEnd, attempt.LockoutBefore)
                .SetProperty(s => s.FailuresInARow, attempt.InARow - 1), cancellation);

    /// <summary>
    /// Puts on record that somebody was not let in, never what they typed. What is not counted, at a locked account or at none,
    /// is noted once a minute, so that nobody fills the journal.
    /// </summary>
    public async Task NoteUncounted(string? memberId, string way, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var lately = now - NotedAgainAfter;
        if (!await db.Journal.AnyAsync(e => e.Act == Act.SignInFailed && e.AboutId == memberId && e.At > lately, cancellation))
            db.Journal.Add(JournalEntry.Of(Act.SignInFailed, now, null, about: memberId, detail: way));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task Refuse(Attempt? attempt, string? memberId, string way, EvenPace pace, CancellationToken cancellation)
    {
        if (attempt is null)
        {
            await NoteUncounted(memberId, way, cancellation);
        }
        else
        {
            var now = time.GetUtcNow().UtcDateTime;
            db.Journal.Add(JournalEntry.Of(Act.SignInFailed, now, null, about: memberId, detail: way));
            if (attempt.Number == MostFailures)
                db.Journal.Add(JournalEntry.Of(Act.LockedOut, now, null, about: memberId));
            if (attempt.InARow == MostInARow)
            {
                db.Journal.Add(JournalEntry.Of(Act.ShutOut, now, null, about: memberId));
                db.Letters.Add(Letter.To(attempt.MemberId, LetterKind.ShutOut, now));
            }
            await db.SaveChangesAsync(cancellation);
        }
        await pace.Keep(cancellation);
    }

    private async Task Rehash(StaffMember member, string password, CancellationToken cancellation)
    {
        var hash = hasher.HashPassword(member, password);
        await db.Users.Where(s => s.Id == member.Id && s.PasswordHash == member.PasswordHash).ExecuteUpdateAsync(set => set.SetProperty(s => s.PasswordHash, hash), cancellation);
    }

    private PasswordVerificationResult Verify(StaffMember? member, string password)
    {
        nobodysHash ??= hasher.HashPassword(new StaffMember(), Guid.NewGuid().ToString());
        var verdict = hasher.VerifyHashedPassword(member ?? new StaffMember(), member?.PasswordHash ?? nobodysHash, password);
        return member?.PasswordHash is null ? PasswordVerificationResult.Failed : verdict;
    }

    /// <param name="MemberId">At whose account.</param>
    /// <param name="Before">How many were counted before it.</param>
    /// <param name="Number">Which it is, from 1.</param>
    /// <param name="LockoutBefore">Until when the account had been locked before; past.</param>
    /// <param name="InARow">Which it is since a right one or a reset, from 1.</param>
    private sealed record Attempt(string MemberId, int Before, int Number, DateTimeOffset? LockoutBefore, int InARow);
}
