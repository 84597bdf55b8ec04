using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Accounts;

/// <summary>The links in letters that open an account: each works once, and not for ever.</summary>
public sealed class AccountLinks(RegisterDbContext db, UserManager<StaffMember> members, AccountAdministration accounts, TimeProvider time)
{
    /// <summary>How long a link to choose a password is good for, unless it is used before.</summary>
    public static readonly TimeSpan PasswordLinkGoodFor = TimeSpan.FromHours(24);

    /// <summary>How long an invitation is good for, unless it is accepted, revoked or sent again before.</summary>
    public static readonly TimeSpan InvitationGoodFor = TimeSpan.FromDays(7);

    /// <summary>How long one letter with a link is enough for whoever asks.</summary>
    private static readonly TimeSpan AskedAgainAfter = TimeSpan.FromMinutes(10);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The path, below the language, at which somebody invited comes in for the first time.</summary>
    public async Task<string> ToAccept(StaffMember member) =>
        Address("account/invitation", member.Id, await members.GenerateUserTokenAsync(member, TokenOptions.DefaultProvider, LinkTokenProvider.Invitation));

    /// <summary>The path, below the language, at which somebody chooses a password.</summary>
    public async Task<string> ToChoosePassword(StaffMember member) =>
        Address("account/choose-password", member.Id, await members.GeneratePasswordResetTokenAsync(member));

    /// <summary>Who was invited with that link, as long as it is good and was not used.</summary>
    public async Task<StaffMember?> Invited(string? id, string? token) =>
        await HolderOf(id, token, LinkTokenProvider.Invitation) is { AcceptedAt: null } invited ? invited : null;

    /// <summary>Whom a link to choose a password was made for, as long as it is good and the account open.</summary>
    public Task<StaffMember?> HolderOf(string? id, string? token) =>
        HolderOf(id, token, UserManager<StaffMember>.ResetPasswordTokenPurpose);

    /// <summary>Uses the link up. The person's sessions end, and passwords open the account again.</summary>
    public async Task<IdentityResult> ChoosePassword(StaffMember member, string token, string password)
    {
        member.ForgetFailures();
        await db.ForgetBrowsersOf(member);
        db.Journal.Add(JournalEntry.Of(Act.PasswordSet, Now, member.AsActor()));
        db.Letters.Add(Letter.To(member.Id, LetterKind.FactorsChanged, Now, detail: nameof(Act.PasswordSet)));
        return await members.ResetPasswordAsync(member, token, password);
    }

    /// <summary>
    /// Queues a letter with a link to choose a password, if there is such an account; to one who has not come yet, the invitation,
    /// as long as that is good: after that, only an administrator invites anew.
    /// </summary>
    public async Task RequestLink(string email)
    {
        if (await members.FindByEmailAsync(email) is not { DisabledAt: null } member || (member.AcceptedAt is null && !(member.InvitedAt + InvitationGoodFor > Now)))
            return;
        var kind = member.AcceptedAt is null ? LetterKind.Invitation : LetterKind.PasswordLink;
        var lately = Now - AskedAgainAfter;
        await using var whole = await db.Database.BeginTransactionAsync();
        // Holds the account's row, so that of two who ask at the same moment one finds the other's letter.
        await db.Users.Where(s => s.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.InvitedAt, s => s.InvitedAt));
        if (!await db.Letters.AnyAsync(l => l.ToId == member.Id && l.Kind == kind && l.CreatedAt > lately))
            await Queue(member, kind, Act.PasswordLinkAsked, by: null);
        await whole.CommitAsync();
    }

    /// <summary>Queues a letter with a link to choose a password, because an administrator says so.</summary>
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

    private async Task<StaffMember?> HolderOf(string? id, string? token, string purpose)
    {
        var member = Guid.TryParse(id, out _) ? await members.FindByIdAsync(id!) : null;
        return member is { DisabledAt: null } && await members.VerifyUserTokenAsync(member, TokenOptions.DefaultProvider, purpose, token ?? "") ? member : null;
    }

    /// <summary>A page that such a link leads to.</summary>
    public static string Address(string page, string? id, string? token) => QueryHelpers.AddQueryString(page, new Dictionary<string, string?>
    {
        ["id"] = id,
        ["token"] = token,
    });
}
