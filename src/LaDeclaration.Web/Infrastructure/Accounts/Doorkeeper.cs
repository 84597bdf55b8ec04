using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>
/// Looks at passwords. Whatever is wrong, the answer and the time it takes are the same, and an attempt is counted before the
/// password is looked at, so that a hundred at once are no more than the few that are allowed.
/// </summary>
public sealed class Doorkeeper(RegisterDbContext db, IPasswordHasher<StaffMember> hasher, ILookupNormalizer names, TimeProvider time)
{
    public const int MostFailures = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    private static string? nobodysHash;

    /// <summary>The open account that e-mail address and password belong to; none if anything is wrong or the account is locked.</summary>
    public async Task<StaffMember?> Admit(string? email, string? password, CancellationToken cancellation = default)
    {
        var pace = EvenPace.Begin();
        var key = StaffMember.IsEmail(email?.Trim()) ? names.NormalizeEmail(email!.Trim()) : null;
        var member = await db.Users.AsNoTracking().SingleOrDefaultAsync(s => s.NormalizedEmail == (key ?? ""), cancellation);
        var isCounted = member is not null && await Count(member, cancellation);
        var verdict = Verify(member, password ?? "");
        if (isCounted && verdict != PasswordVerificationResult.Failed && member!.DisabledAt is null)
        {
            await Welcome(member, verdict == PasswordVerificationResult.SuccessRehashNeeded ? hasher.HashPassword(member, password!) : member.PasswordHash, cancellation);
            return member;
        }
        await pace.Keep(cancellation);
        return null;
    }

    /// <summary>False when the account is locked. The last attempt allowed locks it, until the password turns out to be right.</summary>
    private async Task<bool> Count(StaffMember member, CancellationToken cancellation)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            if (member.LockoutEnd > now)
                return false;
            var seen = member.AccessFailedCount;
            var attempts = seen >= MostFailures ? 1 : seen + 1;
            DateTimeOffset? end = attempts == MostFailures ? now + LockedFor : null;
            var counted = await db.Users.Where(s => s.Id == member.Id && s.AccessFailedCount == seen).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.AccessFailedCount, attempts).SetProperty(s => s.LockoutEnd, s => end ?? s.LockoutEnd), cancellation);
            if (counted == 1)
                return true;
            member = await db.Users.AsNoTracking().SingleAsync(s => s.Id == member.Id, cancellation);
        }
    }

    private Task<int> Welcome(StaffMember member, string? hash, CancellationToken cancellation) =>
        db.Users.Where(s => s.Id == member.Id).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.AccessFailedCount, 0).SetProperty(s => s.LockoutEnd, (DateTimeOffset?)null).SetProperty(s => s.PasswordHash, hash), cancellation);

    private PasswordVerificationResult Verify(StaffMember? member, string password)
    {
        nobodysHash ??= hasher.HashPassword(new StaffMember(), Guid.NewGuid().ToString());
        var verdict = hasher.VerifyHashedPassword(member ?? new StaffMember(), member?.PasswordHash ?? nobodysHash, password);
        return member?.PasswordHash is null ? PasswordVerificationResult.Failed : verdict;
    }
}
