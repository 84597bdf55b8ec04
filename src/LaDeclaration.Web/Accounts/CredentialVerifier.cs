using System.Security.Cryptography;
using System.Text;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Accounts;

/// <summary>The result of checking a password or code: the account, or how long to wait before the next attempt; neither if it is wrong.</summary>
public sealed record VerificationResult(StaffMember? Member, TimeSpan? Wait = null);

/// <summary>
/// Checks passwords and codes within the <see cref="AttemptLimits"/>. A failure has the same answer and response time whatever was wrong, and
/// whether or not there is such an account. Attempts are counted before they are checked, and a right one is uncounted; earlier failures are
/// only cleared by a complete sign-in, or somebody who knows the password could guess codes for ever.
/// </summary>
public sealed class CredentialVerifier(
    RegisterDbContext db, RegisterDbContextFactory contextFactory, AttemptCounter counter, KnownBrowsers browsers, IHttpContextAccessor http,
    IPasswordHasher<StaffMember> hasher, ILookupNormalizer normalizer, TimeProvider time)
{
    private static string? nobodysHash;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private int Client => AttemptCounter.Bucket(AttemptCounter.ClientOf(http.HttpContext!));

    /// <summary>Closed accounts count as wrong.</summary>
    public Task<VerificationResult> VerifyPassword(string? email, string? password, CancellationToken cancellation = default) => Verify(NormalizeEmail(email), SignInMethod.Password, async member =>
    {
        var result = Verify(member, password ?? "");
        if (result == PasswordVerificationResult.Failed || member!.DisabledAt is not null)
            return false;
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
            await Rehash(member, password!, cancellation);
        return true;
    }, cancellation);

    /// <summary>Checks the second step of somebody whose password was right; counted like a password.</summary>
    /// <param name="way">One of <see cref="SignInMethod"/>.</param>
    /// <param name="isRight">Checks the code and marks it as used.</param>
    public Task<VerificationResult> VerifySecondStep(StaffMember member, string way, Func<Task<bool>> isRight, CancellationToken cancellation = default) =>
        Verify(member.NormalizedEmail!, way, async open => open is not null && await isRight(), cancellation);

    /// <summary>
    /// Clears the failures after a complete sign-in: those of unknown browsers if this one was unknown, else its own. Signing in with a passkey
    /// says nothing about guesses at the password and clears none. The browser is known from now on.
    /// </summary>
    public async Task ResetFailures(StaffMember member, string way, CancellationToken cancellation = default)
    {
        if (way != SignInMethod.Passkey && await browsers.Find(member.NormalizedEmail!, cancellation) is null)
        {
            await counter.Reset(AddressLimit(member.NormalizedEmail!), cancellation);
            await db.Users.Where(s => s.Id == member.Id && s.FailuresInARow != 0).ExecuteUpdateAsync(set => set.SetProperty(s => s.FailuresInARow, 0), cancellation);
        }
        await browsers.Remember(member);
    }

    /// <summary>Counts a request for a letter with a link.</summary>
    /// <returns>How long to wait; null if the letter may be sent.</returns>
    public async Task<TimeSpan?> CountLetterRequest(string email, CancellationToken cancellation = default)
    {
        var address = NormalizeEmail(email);
        AttemptLimit Limit(int most, string key) => AttemptLimit.Within(AttemptLimits.LetterWindow, most, "letter " + key);
        AttemptLimit[] limits = await browsers.Find(address, cancellation) is { } known
            ? [Limit(AttemptLimits.MaxLettersPerAddress, $"browser {known.TokenHash}")]
            : [Limit(AttemptLimits.MaxLettersPerClient, $"client {Client}"), Limit(AttemptLimits.MaxLettersPerAddress, $"address {AttemptCounter.Bucket(address)}")];
        return (await counter.Count(limits, cancellation)).Wait;
    }

    /// <summary>Records a failed sign-in in the journal, without what was typed.</summary>
    public Task RecordFailure(string? memberId, string way, CancellationToken cancellation = default) =>
        contextFactory.RecordRefusal(JournalEntry.Refusal(Act.SignInFailed, Now, null, memberId, way), cancellation);

    private async Task<VerificationResult> Verify(string email, string way, Func<StaffMember?, Task<bool>> isRight, CancellationToken cancellation)
    {
        var padding = ResponseTimePadding.Start();
        var browser = await browsers.Find(email, cancellation);
        var attempt = await counter.Count(browser is null ? StrangerLimits(email) : [KnownBrowserLimit(browser)], cancellation);
        if (attempt.Wait is { } wait)
            return new VerificationResult(null, wait);
        var member = await db.Users.AsNoTracking().SingleOrDefaultAsync(s => s.NormalizedEmail == email, cancellation);
        var inARow = member is null || browser is not null ? null : await CountInRow(member, cancellation);
        if (await isRight(browser is null && inARow is null ? null : member))
        {
            await counter.TakeBack(attempt, cancellation);
            if (inARow is not null)
                await db.Users.Where(s => s.Id == member!.Id && s.FailuresInARow > 0).ExecuteUpdateAsync(set => set.SetProperty(s => s.FailuresInARow, s => s.FailuresInARow - 1), cancellation);
            return new VerificationResult(member);
        }
        if (browser is not null)
            await browsers.CountFailure(browser, cancellation);
        await RecordFailure(member?.Id, way, cancellation);
        if (inARow == AttemptLimits.MaxFailuresInARow)
            await LockOut(member!, cancellation);
        await padding.Wait(cancellation);
        return new VerificationResult(null);
    }

    private AttemptLimit[] StrangerLimits(string email) =>
    [
        AttemptLimit.Within(AttemptLimits.Window, AttemptLimits.MaxFailuresPerClient, $"client {Client}"),
        AddressLimit(email),
    ];

    private static AttemptLimit AddressLimit(string email) => AttemptLimit.WithGrowingPause($"address {AttemptCounter.Bucket(email)}");

    private static AttemptLimit KnownBrowserLimit(KnownBrowser browser) =>
        AttemptLimit.Within(AttemptLimits.Window, AttemptLimits.MaxFailuresPerKnownBrowser, $"browser {browser.TokenHash}");

    /// <summary>Counts an attempt from an unknown browser.</summary>
    /// <returns>The number of attempts in a row, from 1; null if the account is locked to unknown browsers.</returns>
    private async Task<int?> CountInRow(StaffMember member, CancellationToken cancellation)
    {
        while (true)
        {
            var before = await db.Users.Where(s => s.Id == member.Id).Select(s => s.FailuresInARow).SingleAsync(cancellation);
            if (before >= AttemptLimits.MaxFailuresInARow)
                return null;
            if (await db.Users.Where(s => s.Id == member.Id && s.FailuresInARow == before).ExecuteUpdateAsync(set => set.SetProperty(s => s.FailuresInARow, before + 1), cancellation) == 1)
                return before + 1;
        }
    }

    private Task<int> LockOut(StaffMember member, CancellationToken cancellation)
    {
        db.Journal.Add(JournalEntry.Of(Act.ShutOut, Now, null, about: member.Id));
        db.Letters.Add(Letter.To(member.Id, LetterKind.ShutOut, Now));
        return db.SaveChangesAsync(cancellation);
    }

    /// <summary>Text that is no e-mail address is hashed: no account has it, and the database may not accept it.</summary>
    private string NormalizeEmail(string? email)
    {
        var typed = SoundText.Read(email, StaffMember.EmailMaxLength).Text;
        return StaffMember.IsEmail(typed) ? normalizer.NormalizeEmail(typed)! : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(email ?? "")));
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
}
