using System.Security.Cryptography;
using System.Text;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Accounts;

/// <summary>What came of a password or code: whose it is, or how long to wait before it is looked at; neither if it is wrong.</summary>
public sealed record VerificationResult(StaffMember? Member, TimeSpan? Wait = null);

/// <summary>
/// Looks at passwords and codes, within the <see cref="AttemptLimits"/>. Whatever is wrong, and whether or not there is such an account, the
/// answer and the time it takes are the same. An attempt is counted before it is looked at. A right one is taken back from the count; what was
/// counted before is forgiven only to somebody who came all the way in, or a known password would let codes be guessed for ever.
/// </summary>
public sealed class CredentialVerifier(
    RegisterDbContext db, RegisterContexts contexts, AttemptCounter counter, KnownBrowsers browsers, IHttpContextAccessor http,
    IPasswordHasher<StaffMember> hasher, ILookupNormalizer names, TimeProvider time)
{
    private static string? nobodysHash;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private int Client => AttemptCounter.Bucket(AttemptCounter.ClientOf(http.HttpContext!));

    /// <summary>Whose open account e-mail address and password belong to.</summary>
    public Task<VerificationResult> VerifyPassword(string? email, string? password, CancellationToken cancellation = default) => Verify(NormalForm(email), SignInMethod.Password, async member =>
    {
        var result = Verify(member, password ?? "");
        if (result == PasswordVerificationResult.Failed || member!.DisabledAt is not null)
            return false;
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
            await Rehash(member, password!, cancellation);
        return true;
    }, cancellation);

    /// <summary>Whether somebody whose password was right can show the rest; counted like a password.</summary>
    /// <param name="member">Who is said to be there.</param>
    /// <param name="way">What is shown.</param>
    /// <param name="isRight">Looks at it, and uses it up.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public Task<VerificationResult> VerifySecondStep(StaffMember member, string way, Func<Task<bool>> isRight, CancellationToken cancellation = default) =>
        Verify(member.NormalizedEmail!, way, async open => open is not null && await isRight(), cancellation);

    /// <summary>
    /// Forgets what was wrong before, for somebody who has come in: strangers' failures if they were one, their browser's own if it was known.
    /// Of guesses at password and code a passkey says nothing. From now on the browser is known.
    /// </summary>
    public async Task ResetFailures(StaffMember member, string way, CancellationToken cancellation = default)
    {
        if (way != SignInMethod.Passkey && await browsers.Find(member.NormalizedEmail!, cancellation) is null)
        {
            await counter.Forget(OfAddress(member.NormalizedEmail!), cancellation);
            await db.Users.Where(s => s.Id == member.Id && s.FailuresInARow != 0).ExecuteUpdateAsync(set => set.SetProperty(s => s.FailuresInARow, 0), cancellation);
        }
        await browsers.Remember(member);
    }

    /// <summary>Counts that somebody asked for a letter with a link.</summary>
    /// <returns>How long to wait; none if the letter may go.</returns>
    public async Task<TimeSpan?> CountLetter(string email, CancellationToken cancellation = default)
    {
        var address = NormalForm(email);
        AttemptLimit Limit(int most, string key) => AttemptLimit.Within(AttemptLimits.LetterWindow, most, "letter " + key);
        AttemptLimit[] limits = await browsers.Find(address, cancellation) is { } known
            ? [Limit(AttemptLimits.LettersAskedForAddress, $"browser {known.TokenHash}")]
            : [Limit(AttemptLimits.LettersAskedByClient, $"client {Client}"), Limit(AttemptLimits.LettersAskedForAddress, $"address {AttemptCounter.Bucket(address)}")];
        return (await counter.Count(limits, cancellation)).Wait;
    }

    /// <summary>Puts on record that somebody was not let in, never what they typed.</summary>
    public Task Note(string? memberId, string way, CancellationToken cancellation = default) =>
        contexts.NoteRefusal(JournalEntry.Refusal(Act.SignInFailed, Now, null, memberId, way), cancellation);

    private async Task<VerificationResult> Verify(string email, string way, Func<StaffMember?, Task<bool>> isRight, CancellationToken cancellation)
    {
        var padding = ResponseTimePadding.Start();
        var browser = await browsers.Find(email, cancellation);
        var attempt = await counter.Count(browser is null ? Strangers(email) : [Known(browser)], cancellation);
        if (attempt.Wait is { } wait)
            return new VerificationResult(null, wait);
        var member = await db.Users.AsNoTracking().SingleOrDefaultAsync(s => s.NormalizedEmail == email, cancellation);
        var inARow = member is null || browser is not null ? null : await CountInARow(member, cancellation);
        if (await isRight(browser is null && inARow is null ? null : member))
        {
            await counter.TakeBack(attempt, cancellation);
            if (inARow is not null)
                await db.Users.Where(s => s.Id == member!.Id && s.FailuresInARow > 0).ExecuteUpdateAsync(set => set.SetProperty(s => s.FailuresInARow, s => s.FailuresInARow - 1), cancellation);
            return new VerificationResult(member);
        }
        if (browser is not null)
            await browsers.NoteFailure(browser, cancellation);
        await Note(member?.Id, way, cancellation);
        if (inARow == AttemptLimits.MostInARow)
            await ShutOut(member!, cancellation);
        await padding.Wait(cancellation);
        return new VerificationResult(null);
    }

    private AttemptLimit[] Strangers(string email) =>
    [
        AttemptLimit.Within(AttemptLimits.Window, AttemptLimits.FailuresOfClient, $"client {Client}"),
        OfAddress(email),
    ];

    private static AttemptLimit OfAddress(string email) => AttemptLimit.Pausing($"address {AttemptCounter.Bucket(email)}");

    private static AttemptLimit Known(KnownBrowser browser) =>
        AttemptLimit.Within(AttemptLimits.Window, AttemptLimits.FailuresOfKnownBrowser, $"browser {browser.TokenHash}");

    /// <summary>Which a stranger's attempt is in a row, from 1; none when the account is shut to them.</summary>
    private async Task<int?> CountInARow(StaffMember member, CancellationToken cancellation)
    {
        while (true)
        {
            var before = await db.Users.Where(s => s.Id == member.Id).Select(s => s.FailuresInARow).SingleAsync(cancellation);
            if (before >= AttemptLimits.MostInARow)
                return null;
            if (await db.Users.Where(s => s.Id == member.Id && s.FailuresInARow == before).ExecuteUpdateAsync(set => set.SetProperty(s => s.FailuresInARow, before + 1), cancellation) == 1)
                return before + 1;
        }
    }

    private Task<int> ShutOut(StaffMember member, CancellationToken cancellation)
    {
        db.Journal.Add(JournalEntry.Of(Act.ShutOut, Now, null, about: member.Id));
        db.Letters.Add(Letter.To(member.Id, LetterKind.ShutOut, Now));
        return db.SaveChangesAsync(cancellation);
    }

    /// <summary>What is no address has no account either, and counts by a hash: it may be text that no database takes.</summary>
    private string NormalForm(string? email)
    {
        var typed = SoundText.Read(email, StaffMember.EmailMaxLength).Text;
        return StaffMember.IsEmail(typed) ? names.NormalizeEmail(typed)! : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(email ?? "")));
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
