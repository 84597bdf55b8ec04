using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>Looks after accounts. Whatever takes a right away ends the person's sessions with it.</summary>
public sealed class StaffOffice(RegisterDbContext db, UserManager<StaffMember> members, AccountErrors errors, TimeProvider time)
{
    /// <summary>How long a link to choose a password is good for, unless it is used before.</summary>
    public static readonly TimeSpan LinkGoodFor = TimeSpan.FromHours(72);

    /// <summary>Adds the first administrator, who chooses the password at once.</summary>
    /// <returns>None when somebody else was faster.</returns>
    public async Task<IdentityResult?> AddFirst(StaffMember administrator, string password)
    {
        await using var alone = await Alone();
        if (await db.Users.AnyAsync())
            return null;
        administrator.AcceptedAt = time.GetUtcNow().UtcDateTime;
        var result = await members.CreateAsync(Begun(administrator), password);
        if (result.Succeeded)
            await alone.CommitAsync();
        return result;
    }

    /// <summary>Adds an account whose password is chosen through a link.</summary>
    public async Task<IdentityResult> Add(StaffMember member)
    {
        await using var alone = await Alone();
        var result = await members.CreateAsync(Begun(member));
        if (result.Succeeded)
            await alone.CommitAsync();
        return result;
    }

    /// <summary>Another role or country signs the person out, so that the next session has it.</summary>
    public Task<IdentityResult> Appoint(StaffMember member, string name, StaffRole role, string? country) => Alter(member, () =>
    {
        var isSame = member.Role == role && member.Country == country;
        (member.DisplayName, member.Role, member.Country) = (name, role, country);
        return !isSame;
    });

    public Task<IdentityResult> Close(StaffMember member) => Alter(member, () =>
    {
        member.DisabledAt ??= time.GetUtcNow().UtcDateTime;
        return true;
    });

    public Task<IdentityResult> Reopen(StaffMember member) => Alter(member, () =>
    {
        (member.DisabledAt, member.LockoutEnd, member.AccessFailedCount) = (null, null, 0);
        return true;
    });

    /// <summary>The path, below the language, at which the person chooses a password: once, and not for ever.</summary>
    public async Task<string> LinkToChoosePassword(StaffMember member) => QueryHelpers.AddQueryString("account/choose-password", new Dictionary<string, string?>
    {
        ["id"] = member.Id,
        ["token"] = WebEncoders.Base64UrlEncode(Convert.FromBase64String(await members.GeneratePasswordResetTokenAsync(member))),
    });

    /// <summary>Whom a link to choose a password was made for, as long as it is good and the account open.</summary>
    public async Task<StaffMember?> HolderOf(string? id, string? token)
    {
        var member = Guid.TryParse(id, out _) ? await members.FindByIdAsync(id!) : null;
        return member is { DisabledAt: null } && await members.VerifyUserTokenAsync(
            member, members.Options.Tokens.PasswordResetTokenProvider, UserManager<StaffMember>.ResetPasswordTokenPurpose, Unwrapped(token)) ? member : null;
    }

    /// <summary>Uses the link up. The person's sessions end, and a lock is lifted.</summary>
    public async Task<IdentityResult> ChoosePassword(StaffMember member, string token, string password)
    {
        (member.LockoutEnd, member.AccessFailedCount) = (null, 0);
        member.AcceptedAt ??= time.GetUtcNow().UtcDateTime;
        db.Journal.Add(JournalEntry.Of(Act.PasswordSet, time.GetUtcNow().UtcDateTime, member.AsActor()));
        return await members.ResetPasswordAsync(member, Unwrapped(token), password);
    }

    /// <summary>The countries that can have a delegate: those that endorse the Declaration now or will.</summary>
    public async Task<List<string>> CountriesWithDelegates(Clocks clocks, CancellationToken cancellation = default) =>
        await db.Endorsements.AsNoTracking().KnownAt(clocks.Known)
            .Where(e => e.Until == null || e.Until > clocks.On)
            .Select(e => e.Country).Distinct().ToListAsync(cancellation);

    private static string Unwrapped(string? token)
    {
        try
        {
            return Convert.ToBase64String(WebEncoders.Base64UrlDecode(token ?? ""));
        }
        catch (FormatException)
        {
            return "";
        }
    }

    private StaffMember Begun(StaffMember member)
    {
        member.UserName = member.Email;
        member.CreatedAt = time.GetUtcNow().UtcDateTime;
        return member;
    }

    private async Task<IdentityResult> Alter(StaffMember member, Func<bool> alter)
    {
        await using var alone = await Alone();
        await db.Entry(member).ReloadAsync();
        var endsSessions = alter();
        var isAdministrator = member is { Role: StaffRole.Administrator, DisabledAt: null, AcceptedAt: not null };
        var result = isAdministrator || await HasOtherAdministrator(member)
            ? endsSessions ? await members.UpdateSecurityStampAsync(member) : await members.UpdateAsync(member)
            : IdentityResult.Failed(errors.Of("Account_LastAdministrator"));
        if (result.Succeeded)
            await alone.CommitAsync();
        else
            await db.Entry(member).ReloadAsync();
        return result;
    }

    private Task<bool> HasOtherAdministrator(StaffMember member) =>
        db.Users.WhoCanSignIn().AnyAsync(s => s.Id != member.Id && s.Role == StaffRole.Administrator);

    /// <summary>
    /// Nobody else changes accounts until the transaction ends: two administrators who close each other at the same moment
    /// must not both succeed. The register's one lock, that of its publishers, serves here too.
    /// </summary>
    private async Task<IDbContextTransaction> Alone()
    {
        var transaction = await db.Database.BeginTransactionAsync();
        await db.RevisionCounter.ExecuteUpdateAsync(set => set.SetProperty(c => c.Newest, c => c.Newest));
        return transaction;
    }
}
