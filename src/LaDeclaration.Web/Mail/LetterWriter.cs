using System.Globalization;
using LaDeclaration.Register.Mail;
using MimeKit;

namespace LaDeclaration.Web.Mail;

/// <summary>Writes a queued letter in its recipient's language, as things are when it is sent.</summary>
public sealed class LetterWriter(
    RegisterDbContext db, RecipientContext recipient, AccountLetters account, ChangeSetLetters changeSets, DigestLetters digests, UnconfirmedLetters unconfirmed, LetterEnvelope envelope)
{
    /// <returns>None when there is nothing to tell any more: the account was closed or, where that is the news, is open again; the proposal decided on; the invitation accepted.</returns>
    public async Task<MimeMessage?> Write(Letter letter, CancellationToken cancellation = default)
    {
        if (await db.Users.SingleOrDefaultAsync(s => s.Id == letter.ToId, cancellation) is not { } to || to.DisabledAt is null == (letter.Kind == LetterKind.AccountClosed))
            return null;
        // Not in the method that is called: a culture set there does not flow back.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(await recipient.Set(to, cancellation));
        var content = letter switch
        {
            { ChangeSetNumber: { } number } => await changeSets.Write(letter, number, to, cancellation),
            { Kind: LetterKind.Digest } => await digests.Write(letter, to, cancellation),
            { Kind: LetterKind.Unconfirmed } => await unconfirmed.Write(to, cancellation),
            _ => await account.Write(letter, to, cancellation),
        };
        return content is null ? null : envelope.Wrap(letter, to, content);
    }
}
