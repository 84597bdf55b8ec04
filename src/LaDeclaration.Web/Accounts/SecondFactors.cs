using System.Globalization;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Changes a person's passkeys, authenticator app and recovery codes. Each change is recorded in the journal, announced by letter and ends all
/// their sessions; the caller renews the present one. Authenticator and recovery codes follow a password, so an account with only passkeys has
/// neither.
/// </summary>
public sealed class SecondFactors(RegisterDbContext db, UserManager<StaffMember> members, AuthenticatorKeys keys, RecoveryCodes codes, AccountErrors errors, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>An authenticator app counts once a first code was verified.</summary>
    public async Task<bool> HasAny(StaffMember member) => member.TwoFactorEnabled || await db.UserPasskeys.AnyAsync(p => p.UserId == member.Id);

    /// <summary>Whether the authenticator's key can no longer be decrypted.</summary>
    public async Task<bool> HasLostKey(StaffMember member) => member.TwoFactorEnabled && await keys.Find(member) is null;

    public Task<FactorResult> AddPasskey(StaffMember member, UserPasskeyInfo passkey) =>
        Add(member, Act.PasskeyAdded, passkey.Name, async () => await HasRoomForPasskey(member)
            ? await members.AddOrUpdatePasskeyAsync(member, passkey)
            : IdentityResult.Failed(errors.Of("Passkey_TooMany", PasskeyStore.MaxPerPerson)));

    public async Task<bool> HasRoomForPasskey(StaffMember member) => await db.UserPasskeys.CountAsync(p => p.UserId == member.Id) < PasskeyStore.MaxPerPerson;

    /// <summary>Replaces an app set up before.</summary>
    /// <param name="key">In base 32.</param>
    /// <param name="step">The step of the code that verified it; codes up to this step are used.</param>
    public Task<FactorResult> AddAuthenticator(StaffMember member, string key, long step) => Add(member, Act.AuthenticatorAdded, null, async () =>
    {
        member.UsedCode = Serialize(step);
        var saved = await keys.Save(member, key);
        return saved.Succeeded ? await members.SetTwoFactorEnabledAsync(member, true) : saved;
    });

    /// <summary>For an account that has only passkeys.</summary>
    public async Task<FactorResult> AddPassword(StaffMember member, string password)
    {
        if (member.PasswordHash is not null)
            return new FactorResult(IdentityResult.Failed(errors.UserAlreadyHasPassword()), []);
        var (result, hash) = await members.PreparePassword(member, password);
        if (!result.Succeeded)
            return new FactorResult(result, []);
        return await Add(member, Act.PasswordSet, null, () =>
        {
            member.PasswordHash = hash;
            return members.UpdateAsync(member);
        });
    }

    /// <summary>Ends no session: a name gives no access.</summary>
    public async Task<IdentityResult> RenamePasskey(StaffMember member, UserPasskeyInfo passkey, string name)
    {
        passkey.Name = name;
        db.Journal.Add(JournalEntry.Of(Act.PasskeyRenamed, Now, member.AsActor(), detail: name));
        return await members.AddOrUpdatePasskeyAsync(member, passkey);
    }

    public Task<IdentityResult> RemovePasskey(StaffMember member, UserPasskeyInfo passkey) =>
        Remove(member, Act.PasskeyRemoved, passkey.Name, () => members.RemovePasskeyAsync(member, passkey.CredentialId));

    public Task<IdentityResult> RemoveAuthenticator(StaffMember member) => Remove(member, Act.AuthenticatorRemoved, null, () => ClearAuthenticator(member));

    /// <summary>Verifies a code of the authenticator app and marks it, and all before it, as used.</summary>
    public async Task<bool> UseCode(StaffMember member, string? code, CancellationToken cancellation)
    {
        if (!member.TwoFactorEnabled || await keys.Find(member) is not { } key || AuthenticatorCodes.FindStep(key, code, time.GetUtcNow()) is not { } step)
            return false;
        var used = await db.Users.Where(s => s.Id == member.Id).Select(s => s.UsedCode).SingleAsync(cancellation);
        return !(long.TryParse(used, out var last) && last >= step)
            && await db.Users.Where(s => s.Id == member.Id && s.UsedCode == used).ExecuteUpdateAsync(set => set.SetProperty(s => s.UsedCode, Serialize(step)), cancellation) == 1;
    }

    /// <summary>Verifies a recovery code, marks it as used, records that and tells the person by letter.</summary>
    public async Task<bool> UseRecoveryCode(StaffMember member, string typed, CancellationToken cancellation)
    {
        while (await codes.Find(member, typed, cancellation) is { } found)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            if (!await codes.Use(member, found, cancellation))
                continue; // Another one was used in between; this one may still be there.
            db.Journal.Add(JournalEntry.Of(Act.RecoveryCodeUsed, Now, member.AsActor()));
            db.Letters.Add(Letter.To(member.Id, LetterKind.RecoveryCodeUsed, Now));
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        return false;
    }

    /// <returns>Fails if others were made at the same time.</returns>
    public async Task<FactorResult> MakeRecoveryCodes(StaffMember member)
    {
        var newCodes = codes.Generate();
        var result = await SaveRecoveryCodes(member, newCodes);
        return new FactorResult(result, result.Succeeded ? newCodes.Codes : []);
    }

    /// <summary>
    /// Removes every way to sign in of somebody who has lost theirs, with the password: else somebody who knows it could set up a new second
    /// factor. The link in their letter lets them choose new ones.
    /// </summary>
    public async Task<IdentityResult> Reset(StaffMember member, Actor by)
    {
        if (by.Id == member.Id)
            return IdentityResult.Failed(errors.Of("SignInMethods_ResetOwn"));
        return await InTransaction(member, async () =>
        {
            db.Journal.Add(JournalEntry.Of(Act.FactorsReset, Now, by, about: member.Id));
            db.Letters.Add(Letter.To(member.Id, LetterKind.FactorsReset, Now, by: by.Id));
            foreach (var passkey in await members.GetPasskeysAsync(member))
                await members.RemovePasskeyAsync(member, passkey.CredentialId);
            await codes.Delete(member);
            member.ResetFailures();
            await db.RemoveKnownBrowsers(member);
            var removed = await members.RemovePasswordAsync(member);
            return removed.Succeeded ? await ClearAuthenticator(member) : removed;
        });
    }

    /// <summary>With a password, the first other factor comes with recovery codes.</summary>
    private async Task<FactorResult> Add(StaffMember member, Act act, string? name, Func<Task<IdentityResult>> add)
    {
        var newCodes = (member.PasswordHash is not null || act == Act.PasswordSet) && await codes.CountLeft(member) is null ? codes.Generate() : null;
        var result = await InTransaction(member, async () =>
        {
            RecordChange(member, act, name);
            var added = await add();
            if (added.Succeeded && newCodes is not null)
                added = await SaveRecoveryCodes(member, newCodes);
            return added.Succeeded ? await members.UpdateSecurityStampAsync(member) : added;
        });
        return new FactorResult(result, result.Succeeded ? newCodes?.Codes ?? [] : []);
    }

    private Task<IdentityResult> SaveRecoveryCodes(StaffMember member, RecoveryCodes.NewCodes newCodes)
    {
        db.Journal.Add(JournalEntry.Of(Act.RecoveryCodesMade, Now, member.AsActor()));
        return codes.Save(member, newCodes);
    }

    private Task<IdentityResult> Remove(StaffMember member, Act act, string? name, Func<Task<IdentityResult>> remove) => InTransaction(member, async () =>
    {
        RecordChange(member, act, name);
        var removed = await remove();
        if (!removed.Succeeded)
            return removed;
        return await HasAny(member) ? await members.UpdateSecurityStampAsync(member) : IdentityResult.Failed(errors.Of("SignInMethods_Last"));
    });

    private async Task<IdentityResult> ClearAuthenticator(StaffMember member)
    {
        member.UsedCode = null;
        await keys.Delete(member);
        return await members.SetTwoFactorEnabledAsync(member, false);
    }

    /// <summary>
    /// Commits if the work succeeds and rolls back if not. Two changes at the same time do not both succeed, because each save checks the account's
    /// concurrency stamp.
    /// </summary>
    private async Task<IdentityResult> InTransaction(StaffMember member, Func<Task<IdentityResult>> work)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await work();
        if (result.Succeeded)
        {
            await transaction.CommitAsync();
            return result;
        }
        await transaction.RollbackAsync();
        db.ChangeTracker.Clear();
        await db.Attach(member).ReloadAsync();
        return result;
    }

    private void RecordChange(StaffMember member, Act act, string? name)
    {
        db.Journal.Add(JournalEntry.Of(act, Now, member.AsActor(), detail: name));
        db.Letters.Add(Letter.To(member.Id, LetterKind.FactorsChanged, Now, detail: act.ToString()));
    }

    private static string Serialize(long step) => step.ToString(CultureInfo.InvariantCulture);

    /// <param name="RecoveryCodes">To be shown once; usually empty.</param>
    public sealed record FactorResult(IdentityResult Result, IReadOnlyList<string> RecoveryCodes);
}
