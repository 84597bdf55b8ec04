using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>Looks after accounts, on record. Whatever takes a right away ends the person's sessions with it.</summary>
public sealed class StaffOffice(RegisterDbContext db, UserManager<StaffMember> members, AccountErrors errors, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Adds the first administrator, who chooses the password at once.</summary>
    /// <returns>None when somebody else was faster.</returns>
    public async Task<IdentityResult?> AddFirst(StaffMember administrator, string password)
    {
        await using var alone = await Alone();
        if (await db.Users.AnyAsync())
            return null;
        administrator.AcceptedAt = Now;
        db.Journal.Add(JournalEntry.Of(Act.AccountAdded, Now, administrator.AsActor(), detail: administrator.Title));
        var result = await Create(administrator, password);
        if (result.Succeeded)
            await alone.CommitAsync();
        return result;
    }

    /// <summary>Another role or country signs the person out, so that the next session has it.</summary>
    public Task<IdentityResult> Appoint(StaffMember member, string name, StaffRole role, string? country, Actor by) => Alter(member, Act.Appointed, by, () =>
    {
        var isSame = member.Role == role && member.Country == country;
        (member.DisplayName, member.Role, member.Country) = (name, role, country);
        return !isSame;
    });

    public Task<IdentityResult> Close(StaffMember member, Actor by) => Alter(member, Act.AccountClosed, by, () =>
    {
        member.DisabledAt ??= Now;
        return true;
    });

    public Task<IdentityResult> Reopen(StaffMember member, Actor by) => Alter(member, Act.AccountReopened, by, () =>
    {
        (member.DisabledAt, member.LockoutEnd, member.AccessFailedCount) = (null, null, 0);
        return true;
    });

    /// <summary>The countries that can have a delegate: those that endorse the Declaration now or will.</summary>
    public async Task<List<string>> CountriesWithDelegates(Clocks clocks, CancellationToken cancellation = default) =>
        await db.Endorsements.AsNoTracking().KnownAt(clocks.Known)
            .Where(e => e.Until == null || e.Until > clocks.On)
            .Select(e => e.Country).Distinct().ToListAsync(cancellation);

    internal Task<IdentityResult> Create(StaffMember member, string? password = null)
    {
        member.UserName = member.Email;
        member.CreatedAt = Now;
        return password is null ? members.CreateAsync(member) : members.CreateAsync(member, password);
    }

    /// <summary>Alters an account, on record; true from <paramref name="alter"/> ends its sessions and voids its links.</summary>
    internal async Task<IdentityResult> Alter(StaffMember member, Act act, Actor by, Func<bool> alter)
    {
        await using var alone = await Alone();
        await db.Entry(member).ReloadAsync();
        var endsSessions = alter();
        db.Journal.Add(JournalEntry.Of(act, Now, by, about: member.Id, detail: member.Title));
        var isAdministrator = member is { Role: StaffRole.Administrator, DisabledAt: null, AcceptedAt: not null };
        var result = isAdministrator || await HasOtherAdministrator(member)
            ? endsSessions ? await members.UpdateSecurityStampAsync(member) : await members.UpdateAsync(member)
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
    internal async Task<IDbContextTransaction> Alone()
    {
        var transaction = await db.Database.BeginTransactionAsync();
        await db.RevisionCounter.ExecuteUpdateAsync(set => set.SetProperty(c => c.Newest, c => c.Newest));
        return transaction;
    }

    private Task<bool> HasOtherAdministrator(StaffMember member) =>
        db.Users.WhoCanSignIn().AnyAsync(s => s.Id != member.Id && s.Role == StaffRole.Administrator);

    /// <summary>Nothing of what was not done stays in the context, where the next save would find it.</summary>
    private async Task Forget(StaffMember member)
    {
        foreach (var added in db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).ToList())
            added.State = EntityState.Detached;
        await db.Entry(member).ReloadAsync();
    }
}
