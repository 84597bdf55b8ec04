using System.Globalization;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Reviewing;

namespace LaDeclaration.Web.Mail;

/// <summary>The daily letter: what happened since the one before, and the number of memberships that are due for confirmation.</summary>
public sealed class DigestLetters(Notifications notifications, UnconfirmedMemberships unconfirmed, Formatter format, ReadingContext reader, SiteAddress address, IStringLocalizer<Words> words)
{
    /// <param name="letter">Its detail is the time of the letter before.</param>
    /// <returns>None if nothing happened.</returns>
    public async Task<LetterContent?> Write(Letter letter, StaffMember to, CancellationToken cancellation)
    {
        var since = DateTime.Parse(letter.Detail!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        var happened = await notifications.Since(to.AsActor(), since, letter.CreatedAt, cancellation);
        if (happened.Count == 0)
            return null;
        var due = unconfirmed.Count(to.AsActor());
        return new LetterContent(words["Letter_Subject_Digest"],
        [
            words["Letter_Digest_Text", format.Moment(since)],
            .. happened.Select(n => string.Join('\n', new[] { $"{n.Sentence}", $"{n.About}", n.Remark is null ? "" : LetterContent.Quote(n.Remark), Link(n.Path) }.Where(line => line.Length > 0))),
            .. due == 0 ? Array.Empty<string>() : [format.Count("Staff_Due", due)],
            words["Letter_Digest_Choice"],
            Link("account"),
        ]);
    }

    /// <param name="path">Below the language.</param>
    private string Link(string path) => address.Of($"{reader.Language}/{path}");
}
