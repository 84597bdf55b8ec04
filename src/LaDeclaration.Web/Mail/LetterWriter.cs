using System.Globalization;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Reviewing;
using LaDeclaration.Web.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using MimeKit;

namespace LaDeclaration.Web.Mail;

/// <summary>Puts a queued letter into words, in its reader's language, as things stand when it is sent.</summary>
public sealed class LetterWriter(
    RegisterDbContext db, AccountLinks links, ChangeSetLetters ofChangeSets, Notifications notifications, UnconfirmedMemberships unconfirmed, ChangeDescriber describer, Formatter format, ReadingContext reader, NewestRevision newest,
    SiteAddress address, SiteSettings site, MailSettings mail, TimeProvider time, IStringLocalizer<Words> words)
{
    /// <returns>None when there is nothing left to tell: the account was closed or, where that is the news, is open again; the proposal decided on; the invitation accepted.</returns>
    public async Task<MimeMessage?> Write(Letter letter, CancellationToken cancellation = default)
    {
        if (await db.Users.SingleOrDefaultAsync(s => s.Id == letter.ToId, cancellation) is not { } to || to.DisabledAt is null == (letter.Kind == LetterKind.AccountClosed))
            return null;
        await ReadAs(to, cancellation);
        // Set here: what a method called from here sets does not come back with its task.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(reader.Language);
        if (await ofChangeSets.Write(letter, to, cancellation) is { } content)
            return Message(letter, to, content);
        return await Content(letter, to, cancellation) is { } paragraphs ? Message(letter, to, new LetterContent(words["Letter_Subject_" + letter.Kind], paragraphs)) : null;
    }

    private async Task ReadAs(StaffMember to, CancellationToken cancellation)
    {
        reader.Language = site.Languages.Contains(to.Language) ? to.Language : site.Languages[0];
        reader.Today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        reader.Newest = await newest.Get(cancellation);
        reader.Clocks = new Clocks(reader.Today, reader.Newest);
    }

    private async Task<IReadOnlyList<string>?> Content(Letter letter, StaffMember to, CancellationToken cancellation)
    {
        return letter.Kind switch
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
            LetterKind.Digest => await Digest(letter, to, cancellation),
            LetterKind.Unconfirmed => await Unconfirmed(to, cancellation),
            _ => null,
        };
    }

    /// <summary>What happened since the last daily letter, which the letter's detail says, and the number of entries that nobody confirmed for long.</summary>
    private async Task<IReadOnlyList<string>?> Digest(Letter letter, StaffMember to, CancellationToken cancellation)
    {
        var since = DateTime.Parse(letter.Detail!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        var happened = await notifications.Since(to.AsActor(), since, letter.CreatedAt, cancellation);
        if (happened.Count == 0)
            return null;
        var due = await unconfirmed.Count(to.AsActor(), cancellation);
        return
        [
            words["Letter_Digest_Text", format.Moment(since)],
            .. happened.Select(c => string.Join('\n', new[] { $"{c.Sentence}", $"{c.About}", c.Remark is null ? "" : LetterContent.Quoted(c.Remark), Link(c.Path) }.Where(line => line.Length > 0))),
            .. due == 0 ? Array.Empty<string>() : [format.Count("Staff_Due", due)],
            words["Letter_Digest_Choice"],
            Link("account"),
        ];
    }

    private async Task<IReadOnlyList<string>?> Unconfirmed(StaffMember to, CancellationToken cancellation)
    {
        var due = await unconfirmed.Read(to.AsActor(), cancellation);
        if (due.Count == 0)
        {
            // Nobody was reminded of anything: the next round looks again.
            await db.Users.Where(s => s.Id == to.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindedAt, (DateTime?)null), cancellation);
            return null;
        }
        var names = await NameLookup.Read(db, reader.Newest, cancellation);
        return
        [
            words["Letter_Unconfirmed_Text"],
            string.Join('\n', due.Select(m => "– " + describer.DescribeWithDates(m, names))),
            words["Letter_Unconfirmed_Do"],
            Link(to.Country is null ? "admin/unconfirmed" : "admin"),
        ];
    }

    private MimeMessage Message(Letter letter, StaffMember to, LetterContent content)
    {
        var message = new MimeMessage
        {
            Subject = words["Site_Name"].Value + words["Colon"] + content.Subject,
            Date = time.GetUtcNow(),
            // The same at every attempt, so that a mail server can tell one that it has already.
            MessageId = $"{letter.Id:N}@{new Uri(address.Of("")).Host}",
            Body = new TextPart("plain") { Text = string.Join("\n\n", [.. content.Paragraphs, words["Letter_Foot", words["Site_Name"].Value, address.Of(reader.Language), site.Contact]]) + "\n" },
        };
        message.Body.Headers.Add(HeaderId.ContentLanguage, reader.Language);
        message.From.Add(new MailboxAddress(words["Site_Name"], mail.From));
        message.To.Add(new MailboxAddress(to.DisplayName, to.Email!));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    /// <param name="path">Below the language.</param>
    private string Link(string path) => address.Of($"{reader.Language}/{path}");
}

