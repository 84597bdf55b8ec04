using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;

namespace LaDeclaration.Web.Mail;

/// <summary>The letters about the recipient's own account.</summary>
public sealed class AccountLetters(RegisterDbContext db, AccountLinks links, ReadingContext reader, SiteAddress address, IStringLocalizer<Words> words)
{
    /// <returns>None for an invitation that was accepted meanwhile, and for attempts to sign in that do not count any more.</returns>
    public async Task<LetterContent?> Write(Letter letter, StaffMember to, CancellationToken cancellation)
    {
        IReadOnlyList<string>? paragraphs = letter.Kind switch
        {
            LetterKind.Invitation => to.AcceptedAt is not null ? null :
            [
                words["Letter_Invitation_Text", await reader.DescribeRole(to, db, words, cancellation)],
                Link(await links.CreateInvitationLink(to)),
                words["Letter_Invitation_Expires", AccountLinks.InvitationLifetime.TotalDays],
            ],
            LetterKind.PasswordLink =>
            [
                words["Letter_PasswordLink_Text", to.Email!],
                Link(await links.CreatePasswordLink(to)),
                words["Letter_PasswordLink_Expires", AccountLinks.PasswordLinkLifetime.TotalHours],
            ],
            LetterKind.FactorsChanged => [words["Letter_FactorsChanged_" + letter.Detail], words["Letter_FactorsChanged_NotYou"], Link("account")],
            LetterKind.RecoveryCodeUsed => [words["Letter_RecoveryCodeUsed_Text"], words["Letter_FactorsChanged_NotYou"], Link("account")],
            LetterKind.FactorsReset =>
            [
                words["Letter_FactorsReset_Text"],
                Link(await links.CreatePasswordLink(to)),
                words["Letter_FactorsReset_Expires", AccountLinks.PasswordLinkLifetime.TotalHours],
            ],
            LetterKind.ShutOut => to.FailuresInARow < AttemptLimits.MaxFailuresInARow || to.AcceptedAt is null ? null :
            [
                words["Letter_ShutOut_Text", AttemptLimits.MaxFailuresInARow],
                Link("account/forgotten"),
            ],
            LetterKind.Appointed => [words["Letter_Appointed_Text", await reader.DescribeRole(to, db, words, cancellation)], Link("account/sign-in")],
            LetterKind.AccountClosed => [words["Letter_AccountClosed_Text", to.Email!]],
            LetterKind.AccountReopened => [words["Letter_AccountReopened_Text", to.Email!], Link("account/sign-in")],
            _ => null,
        };
        return paragraphs is null ? null : new LetterContent(words["Letter_Subject_" + letter.Kind], paragraphs);
    }

    /// <param name="path">Below the language.</param>
    private string Link(string path) => address.Of($"{reader.Language}/{path}");
}
