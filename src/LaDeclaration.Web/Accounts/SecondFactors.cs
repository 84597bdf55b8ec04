using System.Globalization;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Looks after a person's passkeys, authenticator app and recovery codes. Each change is on record, is told to the person and ends
/// every session of theirs; the caller goes on with the present one. Codes from an app and from paper follow a password: whoever has only
/// a passkey has neither.
/// </summary>
public sealed class SecondFactors(RegisterDbContext db, UserManager<StaffMember> members, AuthenticatorKeys keys, RecoveryCodes codes, AccountErrors errors, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>An authenticator app counts once a code of it was shown; a passkey always.</summary>
    public async Task<bool> Has(StaffMember member) => member.TwoFactorEnabled || await db.UserPasskeys.AnyAsync(p => p.UserId == member.Id);

    /// <summary>Whether the app's codes cannot be checked, because its key cannot be unsealed any more.</summary>
    public async Task<bool> HasLostKey(StaffMember member) => member.TwoFactorEnabled && await keys.Find(member) is null;

    /// <summary>Adds a passkey that the person has just made.</summary>
    public Task<Added> AddPasskey(StaffMember member, UserPasskeyInfo passkey) =>
        Add(member, Act.PasskeyAdded, passkey.Name, async () => await HasRoomForPasskey(member)
            ? await members.AddOrUpdatePasskeyAsync(member, passkey)
            : IdentityResult.Failed(errors.Of("Passkey_TooMany", Passkeys.MostForOne)));

    public async Task<bool> HasRoomForPasskey(StaffMember member) => await db.UserPasskeys.CountAsync(p => p.UserId == member.Id) < Passkeys.MostForOne;

    /// <summary>Sets up the app, in place of one set up before.</summary>
    /// <param name="member">Whose.</param>
    /// <param name="key">In base 32.</param>
    /// <param name="step">The step whose code was shown; it is used up by that.</param>
    public Task<Added> AddAuthenticator(StaffMember member, string key, long step) => Add(member, Act.AuthenticatorAdded, null, async () =>
    {
        member.UsedCode = Written(step);
        var kept = await keys.Save(member, key);
        return kept.Succeeded ? await members.SetTwoFactorEnabledAsync(member, true) : kept;
    });

    /// <summary>Adds a password to an account that has only passkeys, as another way in.</summary>
    public async Task<Added> AddPassword(StaffMember member, string password)
    {
        if (member.PasswordHash is not null)
            return new Added(IdentityResult.Failed(errors.UserAlreadyHasPassword()), []);
        var (result, hash) = await members.Prepare(member, password);
        if (!result.Succeeded)
            return new Added(result, []);
        return await Add(member, Act.PasswordSet, null, () =>
        {
            member.PasswordHash = hash;
            return members.UpdateAsync(member);
        });
    }

    /// <summary>Another name for a passkey is nothing that lets anybody in: no session ends.</summary>
    public async Task<IdentityResult> RenamePasskey(StaffMember member, UserPasskeyInfo passkey, string name)
    {
        passkey.Name = name;
        db.Journal.Add(JournalEntry.Of(Act.PasskeyRenamed, Now, member.AsActor(), detail: name));
        return await members.AddOrUpdatePasskeyAsync(member, passkey);
    }

    public Task<IdentityResult> RemovePasskey(StaffMember member, UserPasskeyInfo passkey) =>
        Remove(member, Act.PasskeyRemoved, passkey.Name, () => members.RemovePasskeyAsync(member, passkey.CredentialId));

    public Task<IdentityResult> RemoveAuthenticator(StaffMember member) => Remove(member, Act.AuthenticatorRemoved, null, () => ForgetAuthenticator(member));

    /// <summary>Whether the code is one of about now and of the person's app; it is used up, and with it all before it.</summary>
    public async Task<bool> UseCode(StaffMember member, string? code, CancellationToken cancellation)
    {
        if (!member.TwoFactorEnabled || await keys.Find(member) is not { } key || AuthenticatorCodes.FindStep(key, code, time.GetUtcNow()) is not { } step)
            return false;
        var used = await db.Users.Where(s => s.Id == member.Id).Select(s => s.UsedCode).SingleAsync(cancellation);
        return !(long.TryParse(used, out var last) && last >= step)
            && await db.Users.Where(s => s.Id == member.Id && s.UsedCode == used).ExecuteUpdateAsync(set => set.SetProperty(s => s.UsedCode, Written(step)), cancellation) == 1;
    }

    /// <summary>Uses up a recovery code, puts that on record and tells the person.</summary>
    public async Task<bool> UseRecoveryCode(StaffMember member, string typed, CancellationToken cancellation)
    {
        while (await codes.Find(member, typed, cancellation) is { } found)
        {
            await using var whole = await db.Database.BeginTransactionAsync(cancellation);
            if (!await codes.Use(member, found, cancellation))
                continue; // Another one was used in between; this one may still be there.
            db.Journal.Add(JournalEntry.Of(Act.RecoveryCodeUsed, Now, member.AsActor()));
            db.Letters.Add(Letter.To(member.Id, LetterKind.RecoveryCodeUsed, Now));
            await db.SaveChangesAsync(cancellation);
            await whole.CommitAsync(cancellation);
            return true;
        }
        return false;
    }

    /// <returns>Codes that work; if others were made at the same moment, these do not, and it says so.</returns>
    public async Task<Added> MakeRecoveryCodes(StaffMember member)
    {
        var drawn = codes.Generate();
        var result = await Keep(member, drawn);
        return new Added(result, result.Succeeded ? drawn.Codes : []);
    }

    /// <summary>
    /// Takes away every way in, for somebody who has lost theirs: the password too, or whoever knows it could set up what the person has lost.
    /// A link that only their letter brings lets them begin anew.
    /// </summary>
    public async Task<IdentityResult> Reset(StaffMember member, Actor by)
    {
        if (by.Id == member.Id)
            return IdentityResult.Failed(errors.Of("Factors_ResetOwn"));
        return await Whole(member, async () =>
        {
            db.Journal.Add(JournalEntry.Of(Act.FactorsReset, Now, by, about: member.Id));
            db.Letters.Add(Letter.To(member.Id, LetterKind.FactorsReset, Now, by: by.Id));
            foreach (var passkey in await members.GetPasskeysAsync(member))
                await members.RemovePasskeyAsync(member, passkey.CredentialId);
            await codes.Delete(member);
            member.ForgetFailures();
            await db.ForgetBrowsersOf(member);
            var removed = await members.RemovePasswordAsync(member);
            return removed.Succeeded ? await ForgetAuthenticator(member) : removed;
        });
    }

    /// <summary>The first beside a password comes with recovery codes, and so does a password beside a passkey.</summary>
    private async Task<Added> Add(StaffMember member, Act act, string? name, Func<Task<IdentityResult>> add)
    {
        var drawn = (member.PasswordHash is not null || act == Act.PasswordSet) && await codes.Left(member) is null ? codes.Generate() : null;
        var result = await Whole(member, async () =>
        {
            Note(member, act, name);
            var added = await add();
            if (added.Succeeded && drawn is not null)
                added = await Keep(member, drawn);
            return added.Succeeded ? await members.UpdateSecurityStampAsync(member) : added;
        });
        return new Added(result, result.Succeeded ? drawn?.Codes ?? [] : []);
    }

    private Task<IdentityResult> Keep(StaffMember member, RecoveryCodes.Drawn drawn)
    {
        db.Journal.Add(JournalEntry.Of(Act.RecoveryCodesMade, Now, member.AsActor()));
        return codes.Save(member, drawn);
    }

    private Task<IdentityResult> Remove(StaffMember member, Act act, string? name, Func<Task<IdentityResult>> remove) => Whole(member, async () =>
    {
        Note(member, act, name);
        var removed = await remove();
        if (!removed.Succeeded)
            return removed;
        return await Has(member) ? await members.UpdateSecurityStampAsync(member) : IdentityResult.Failed(errors.Of("Factors_Last"));
    });

    private async Task<IdentityResult> ForgetAuthenticator(StaffMember member)
    {
        member.UsedCode = null;
        await keys.Delete(member);
        return await members.SetTwoFactorEnabledAsync(member, false);
    }

    /// <summary>All of it or nothing. Two changes at once do not both succeed: each save looks whether the account is still as it was read.</summary>
    private async Task<IdentityResult> Whole(StaffMember member, Func<Task<IdentityResult>> work)
    {
        await using var whole = await db.Database.BeginTransactionAsync();
        var result = await work();
        if (result.Succeeded)
        {
            await whole.CommitAsync();
            return result;
        }
        await whole.RollbackAsync();
        db.ChangeTracker.Clear();
        await db.Attach(member).ReloadAsync();
        return result;
    }

    private void Note(StaffMember member, Act act, string? name)
    {
        db.Journal.Add(JournalEntry.Of(act, Now, member.AsActor(), detail: name));
        db.Letters.Add(Letter.To(member.Id, LetterKind.FactorsChanged, Now, detail: act.ToString()));
    }

    private static string Written(long step) => step.ToString(CultureInfo.InvariantCulture);

    /// <summary>What became of adding a second factor.</summary>
    /// <param name="Result">Whether it is there now.</param>
    /// <param name="RecoveryCodes">Those that came with it, to be shown once; usually none.</param>
    public sealed record Added(IdentityResult Result, IReadOnlyList<string> RecoveryCodes);
}
