using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Storage;

namespace LaDeclaration.Web.Accounts;

/// <summary>Changes accounts and records each change in the journal. A change of rights ends the account's sessions.</summary>
public sealed class AccountAdministration(RegisterDbContext db, UserManager<StaffMember> members, AccountErrors errors, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>Null if there is an account already.</returns>
    public async Task<IdentityResult?> AddFirst(StaffMember administrator, FirstCredential credential)
    {
        if (await credential.Prepare(members, administrator) is { Succeeded: false } refused)
            return refused;
        await using var transaction = await Lock();
        if (await db.Users.AnyAsync())
            return null;
        administrator.AcceptedAt = Now;
        db.Journal.Add(JournalEntry.Of(Act.AccountAdded, Now, administrator.AsActor(), detail: administrator.Title));
        var result = await Create(administrator);
        if (result.Succeeded)
            result = await credential.ApplyTo(members, administrator);
        if (result.Succeeded)
            await transaction.CommitAsync();
        return result;
    }

    /// <summary>A new role or country ends the sessions, so that the next one has it. Someone who has not accepted their invitation yet is sent a new one.</summary>
    public async Task<IdentityResult> ChangeRole(StaffMember member, string name, StaffRole role, string? country, Actor by) => await CheckLetterLimit(by) ?? await Change(member, by, () =>
    {
        var (before, isRenamed) = (member.Title, member.DisplayName != name);
        (member.DisplayName, member.Role, member.Country) = (name, role, country);
        if (member.Title == before)
            return isRenamed ? new AccountChange(Act.AccountRenamed) : null;
        if (member is { AcceptedAt: null, DisabledAt: null })
            Invite(member, by);
        else if (member.AcceptedAt is not null)
            QueueLetter(member, LetterKind.Appointed, by);
        return new AccountChange(Act.Appointed, $"{before} → {member.Title}");
    }) ?? IdentityResult.Success;

    /// <summary>Ends no session: a name gives no rights.</summary>
    public async Task<IdentityResult> Rename(StaffMember member, string name) => await Change(member, member.AsActor(), () =>
    {
        var isSame = member.DisplayName == name;
        member.DisplayName = name;
        return isSame ? null : new AccountChange(Act.AccountRenamed);
    }) ?? IdentityResult.Success;

    public Task<IdentityResult> Close(StaffMember member, Actor by) => ChangeIf(member, m => m.DisabledAt is null, by, () =>
    {
        member.DisabledAt = Now;
        QueueLetter(member, LetterKind.AccountClosed, by);
        return new AccountChange(Act.AccountClosed);
    });

    public Task<IdentityResult> Reopen(StaffMember member, Actor by) => ChangeIf(member, m => m is { DisabledAt: not null, AcceptedAt: not null }, by, () =>
    {
        member.DisabledAt = null;
        member.ResetFailures();
        QueueLetter(member, LetterKind.AccountReopened, by);
        return new AccountChange(Act.AccountReopened);
    });

    internal Task<IdentityResult> Create(StaffMember member)
    {
        member.UserName = member.Email;
        member.CreatedAt = Now;
        return members.CreateAsync(member);
    }

    /// <summary>Queues the invitation letter. Links sent before are void once the account is saved.</summary>
    internal void Invite(StaffMember member, Actor? by)
    {
        (member.InvitedAt, member.DisabledAt) = (Now, null);
        QueueLetter(member, LetterKind.Invitation, by);
    }

    /// <summary>The error if that person has caused as many letters today as they may; else null.</summary>
    internal async Task<IdentityResult?> CheckLetterLimit(Actor? by) =>
        await db.HasReachedLetterLimit(by, Now) ? IdentityResult.Failed(errors.Of("Letter_TooMany", Letter.MaxPerDay)) : null;

    /// <summary>Changes an account if it is still in the state required, and otherwise fails with a concurrency error.</summary>
    internal async Task<IdentityResult> ChangeIf(StaffMember member, Predicate<StaffMember> isAllowed, Actor by, Func<AccountChange> change) =>
        await Change(member, by, () => isAllowed(member) ? change() : null) ?? IdentityResult.Failed(errors.ConcurrencyFailure());

    /// <summary>Changes an account and records it. Anything but a new name ends its sessions and voids its links.</summary>
    /// <returns>Null if there was nothing to change.</returns>
    private async Task<IdentityResult?> Change(StaffMember member, Actor by, Func<AccountChange?> change)
    {
        await using var transaction = await Lock();
        await db.Entry(member).ReloadAsync();
        if (change() is not { } done)
            return null;
        db.Journal.Add(JournalEntry.Of(done.Act, Now, by, about: member.Id, detail: done.Detail ?? member.Title));
        var isRenamed = done.Act == Act.AccountRenamed;
        var isAdministrator = member is { Role: StaffRole.Administrator, DisabledAt: null, AcceptedAt: not null };
        var result = isRenamed || isAdministrator || await HasOtherAdministrator(member)
            ? isRenamed ? await members.UpdateAsync(member) : await members.UpdateSecurityStampAsync(member)
            : IdentityResult.Failed(errors.Of("Account_LastAdministrator"));
        if (result.Succeeded)
            await transaction.CommitAsync();
        else
            await DiscardChanges(member);
        return result;
    }

    /// <summary>
    /// Locks accounts until the transaction ends, so that two administrators who close each other's account at the same time do not both succeed.
    /// It is the same lock that publishing takes.
    /// </summary>
    internal async Task<IDbContextTransaction> Lock()
    {
        var transaction = await db.Database.BeginTransactionAsync();
        await db.RevisionCounter.ExecuteUpdateAsync(set => set.SetProperty(c => c.Newest, c => c.Newest));
        return transaction;
    }

    private void QueueLetter(StaffMember member, LetterKind kind, Actor? by) => db.Letters.Add(Letter.To(member.Id, kind, Now, by: by?.Id));

    private Task<bool> HasOtherAdministrator(StaffMember member) =>
        db.Users.WhoCanSignIn().AnyAsync(s => s.Id != member.Id && s.Role == StaffRole.Administrator);

    /// <summary>Without this, the next save would write the changes of the one that failed.</summary>
    private async Task DiscardChanges(StaffMember member)
    {
        foreach (var added in db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).ToList())
            added.State = EntityState.Detached;
        await db.Entry(member).ReloadAsync();
    }

    /// <param name="Detail">For the journal; role and country if null.</param>
    internal sealed record AccountChange(Act Act, string? Detail = null);
}
