using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LaDeclaration.Web.Accounts;

/// <summary>Looks after accounts, on record. Whatever takes a right away ends the person's sessions with it.</summary>
public sealed class AccountAdministration(RegisterDbContext db, UserManager<StaffMember> members, AccountErrors errors, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Adds the first administrator, with what opens the account.</summary>
    /// <returns>None when somebody else was faster.</returns>
    public async Task<IdentityResult?> AddFirst(StaffMember administrator, FirstCredential credential)
    {
        if (await credential.Prepare(members, administrator) is { Succeeded: false } refused)
            return refused;
        await using var alone = await Lock();
        if (await db.Users.AnyAsync())
            return null;
        administrator.AcceptedAt = Now;
        db.Journal.Add(JournalEntry.Of(Act.AccountAdded, Now, administrator.AsActor(), detail: administrator.Title));
        var result = await Create(administrator);
        if (result.Succeeded)
            result = await credential.ApplyTo(members, administrator);
        if (result.Succeeded)
            await alone.CommitAsync();
        return result;
    }

    /// <summary>Another role or country signs the person out, so that the next session has it; who has not come yet is invited anew.</summary>
    public async Task<IdentityResult> ChangeRole(StaffMember member, string name, StaffRole role, string? country, Actor by) => await CheckLetterLimit(by) ?? await Alter(member, by, () =>
    {
        var (before, isRenamed) = (member.Title, member.DisplayName != name);
        (member.DisplayName, member.Role, member.Country) = (name, role, country);
        if (member.Title == before)
            return isRenamed ? new Done(Act.AccountRenamed) : null;
        if (member is { AcceptedAt: null, DisabledAt: null })
            Invite(member, by);
        else if (member.AcceptedAt is not null)
            Tell(member, LetterKind.Appointed, by);
        return new Done(Act.Appointed, $"{before} → {member.Title}");
    }) ?? IdentityResult.Success;

    /// <summary>A name is nobody's right: no session ends.</summary>
    public async Task<IdentityResult> Rename(StaffMember member, string name) => await Alter(member, member.AsActor(), () =>
    {
        var isSame = member.DisplayName == name;
        member.DisplayName = name;
        return isSame ? null : new Done(Act.AccountRenamed);
    }) ?? IdentityResult.Success;

    public Task<IdentityResult> Close(StaffMember member, Actor by) => AlterIf(member, m => m.DisabledAt is null, by, () =>
    {
        member.DisabledAt = Now;
        Tell(member, LetterKind.AccountClosed, by);
        return new Done(Act.AccountClosed);
    });

    public Task<IdentityResult> Reopen(StaffMember member, Actor by) => AlterIf(member, m => m is { DisabledAt: not null, AcceptedAt: not null }, by, () =>
    {
        member.DisabledAt = null;
        member.ForgetFailures();
        Tell(member, LetterKind.AccountReopened, by);
        return new Done(Act.AccountReopened);
    });

    /// <summary>The countries that can have a delegate: those that endorse the Declaration now or will.</summary>
    public async Task<List<string>> CountriesWithDelegates(Clocks clocks, CancellationToken cancellation = default) =>
        await db.Endorsements.AsNoTracking().KnownAt(clocks.Known).NotOverBy(clocks.On)
            .Select(e => e.Country).Distinct().ToListAsync(cancellation);

    internal Task<IdentityResult> Create(StaffMember member)
    {
        member.UserName = member.Email;
        member.CreatedAt = Now;
        return members.CreateAsync(member);
    }

    /// <summary>Queues the letter that brings somebody in; what was sent before works no longer once the account is saved.</summary>
    internal void Invite(StaffMember member, Actor? by)
    {
        (member.InvitedAt, member.DisabledAt) = (Now, null);
        Tell(member, LetterKind.Invitation, by);
    }

    /// <summary>None as long as that person may cause another letter today.</summary>
    internal async Task<IdentityResult?> CheckLetterLimit(Actor? by) =>
        await db.HasCausedEnoughLetters(by, Now) ? IdentityResult.Failed(errors.Of("Letters_Enough", Letter.MostADay)) : null;

    /// <summary>Alters an account that stands as it must; else says that somebody else altered it meanwhile.</summary>
    internal async Task<IdentityResult> AlterIf(StaffMember member, Predicate<StaffMember> stands, Actor by, Func<Done> alter) =>
        await Alter(member, by, () => stands(member) ? alter() : null) ?? IdentityResult.Failed(errors.ConcurrencyFailure());

    /// <summary>Alters an account, on record. Everything but another name ends its sessions and voids its links.</summary>
    /// <returns>None when there was nothing to alter.</returns>
    private async Task<IdentityResult?> Alter(StaffMember member, Actor by, Func<Done?> alter)
    {
        await using var alone = await Lock();
        await db.Entry(member).ReloadAsync();
        if (alter() is not { } done)
            return null;
        db.Journal.Add(JournalEntry.Of(done.Act, Now, by, about: member.Id, detail: done.Detail ?? member.Title));
        var isRenamed = done.Act == Act.AccountRenamed;
        var isAdministrator = member is { Role: StaffRole.Administrator, DisabledAt: null, AcceptedAt: not null };
        var result = isRenamed || isAdministrator || await HasOtherAdministrator(member)
            ? isRenamed ? await members.UpdateAsync(member) : await members.UpdateSecurityStampAsync(member)
            : IdentityResult.Failed(errors.Of("Account_LastAdministrator"));
        if (result.Succeeded)
            await alone.CommitAsync();
        else
            await Forget(member);
        return result;
    }

    /// <summary>
    /// Nobody else changes accounts until the transaction ends: two administrators who close each other at the same moment
    /// must not both succeed. The register's one lock, that of its publishers, serves here too.
    /// </summary>
    internal async Task<IDbContextTransaction> Lock()
    {
        var transaction = await db.Database.BeginTransactionAsync();
        await db.RevisionCounter.ExecuteUpdateAsync(set => set.SetProperty(c => c.Newest, c => c.Newest));
        return transaction;
    }

    private void Tell(StaffMember member, LetterKind kind, Actor? by) => db.Letters.Add(Letter.To(member.Id, kind, Now, by: by?.Id));

    private Task<bool> HasOtherAdministrator(StaffMember member) =>
        db.Users.WhoCanSignIn().AnyAsync(s => s.Id != member.Id && s.Role == StaffRole.Administrator);

    /// <summary>Nothing of what was not done stays in the context, where the next save would find it.</summary>
    private async Task Forget(StaffMember member)
    {
        foreach (var added in db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).ToList())
            added.State = EntityState.Detached;
        await db.Entry(member).ReloadAsync();
    }

    /// <summary>What was done to an account.</summary>
    /// <param name="Detail">For the record, where it is not role and country.</param>
    internal sealed record Done(Act Act, string? Detail = null);
}
