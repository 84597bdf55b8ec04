using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Settings;
using MimeKit;

namespace LaDeclaration.Web.Mail;

/// <summary>Makes a message of a letter's content: sender, recipient, headers and footer.</summary>
public sealed class LetterEnvelope(ReadingContext reader, SiteAddress address, SiteSettings site, MailSettings mail, TimeProvider time, IStringLocalizer<Words> words)
{
    public MimeMessage Wrap(Letter letter, StaffMember to, LetterContent content)
    {
        var message = new MimeMessage
        {
            Subject = site.Publisher + words["Colon"] + content.Subject,
            Date = time.GetUtcNow(),
            // The same at every attempt, so that a mail server can tell one that it has already.
            MessageId = $"{letter.Id:N}@{new Uri(address.Of("")).Host}",
            Body = new TextPart("plain") { Text = string.Join("\n\n", [.. content.Paragraphs, words["Letter_Foot", site.GetName(reader.Language), address.Of(reader.Language), site.Contact]]) + "\n" },
        };
        message.Body.Headers.Add(HeaderId.ContentLanguage, reader.Language);
        message.From.Add(new MailboxAddress(site.Publisher, mail.From));
        message.To.Add(new MailboxAddress(to.DisplayName, to.Email!));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}
