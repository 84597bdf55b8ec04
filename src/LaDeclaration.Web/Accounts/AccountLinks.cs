using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace LaDeclaration.Web.Accounts;

/// <summary>The links in letters to invite people and to let them choose a password. Each works once and expires.</summary>
public sealed class AccountLinks(RegisterDbContext db, UserManager<StaffMember> members, AccountAdministration accounts, TimeProvider time)
{
    /// <summary>Also ends when the link is used.</summary>
    public static readonly TimeSpan PasswordLinkLifetime = TimeSpan.FromHours(24);

    /// <summary>Also ends when the invitation is accepted, revoked or sent again.</summary>
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(7);

    /// <summary>A second request for a link within this time sends no second letter.</summary>
    private static readonly TimeSpan RequestInterval = TimeSpan.FromMinutes(10);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The path below the language, with a new token.</summary>
    public async Task<string> CreateInvitationLink(StaffMember member) =>
        BuildAddress("account/invitation", member.Id, await members.GenerateUserTokenAsync(member, TokenOptions.DefaultProvider, LinkTokenProvider.Invitation));

    /// <summary>The path below the language, with a new token.</summary>
    public async Task<string> CreatePasswordLink(StaffMember member) =>
        BuildAddress("account/choose-password", member.Id, await members.GeneratePasswordResetTokenAsync(member));

    /// <summary>Null if the link is void, expired or used.</summary>
    public async Task<StaffMember?> FindInvited(string? id, string? token) =>
        await FindHolder(id, token, LinkTokenProvider.Invitation) is { AcceptedAt: null } invited ? invited : null;

    /// <summary>The person that a link to choose a password was made for; null if the link is void, expired or used, or the account is closed.</summary>
    public Task<StaffMember?> FindHolder(string? id, string? token) =>
        FindHolder(id, token, UserManager<StaffMember>.ResetPasswordTokenPurpose);

    /// <summary>Voids the link, ends the person's sessions and lifts the lock on wrong passwords.</summary>
    public async Task<IdentityResult> ChoosePassword(StaffMember member, string token, string password)
    {
        member.ResetFailures();
        await db.RemoveKnownBrowsers(member);
        db.Journal.Add(JournalEntry.Of(Act.PasswordSet, Now, member.AsActor()));
        db.Letters.Add(Letter.To(member.Id, LetterKind.FactorsChanged, Now, detail: nameof(Act.PasswordSet)));
        return await members.ResetPasswordAsync(member, token, password);
    }

    /// <summary>
    /// Queues a letter with a link to choose a password, if there is such an account. Someone who has not accepted their invitation gets that
    /// again, unless it has expired: then only an administrator can send a new one.
    /// </summary>
    public async Task RequestLink(string email)
    {
        if (await members.FindByEmailAsync(email) is not { DisabledAt: null } member || (member.AcceptedAt is null && !(member.InvitedAt + InvitationLifetime > Now)))
            return;
        var kind = member.AcceptedAt is null ? LetterKind.Invitation : LetterKind.PasswordLink;
        var lately = Now - RequestInterval;
        await using var transaction = await db.Database.BeginTransactionAsync();
        // Locks the account's row, so that of two requests at the same time the second finds the letter of the first.
        await db.Users.Where(s => s.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.InvitedAt, s => s.InvitedAt));
        if (!await db.Letters.AnyAsync(l => l.ToId == member.Id && l.Kind == kind && l.CreatedAt > lately))
            await Queue(member, kind, Act.PasswordLinkAsked, by: null);
        await transaction.CommitAsync();
    }

    /// <summary>Queues a letter with a link to choose a password, on behalf of an administrator.</summary>
    public async Task<IdentityResult> SendLink(StaffMember member, Actor by)
    {
        if (await accounts.CheckLetterLimit(by) is { } enough)
            return enough;
        await Queue(member, LetterKind.PasswordLink, Act.PasswordLinkMade, by);
        return IdentityResult.Success;
    }

    private Task<int> Queue(StaffMember member, LetterKind kind, Act act, Actor? by)
    {
        db.Letters.Add(Letter.To(member.Id, kind, Now, by: by?.Id));
        db.Journal.Add(JournalEntry.Of(act, Now, by, about: member.Id));
        return db.SaveChangesAsync();
    }

    private async Task<StaffMember?> FindHolder(string? id, string? token, string purpose)
    {
        var member = Guid.TryParse(id, out _) ? await members.FindByIdAsync(id!) : null;
        return member is { DisabledAt: null } && await members.VerifyUserTokenAsync(member, TokenOptions.DefaultProvider, purpose, token ?? "") ? member : null;
    }

    public static string BuildAddress(string page, string? id, string? token) => QueryHelpers.AddQueryString(page, new Dictionary<string, string?>
    {
        ["id"] = id,
        ["token"] = token,
    });
}
