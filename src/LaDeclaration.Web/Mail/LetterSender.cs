using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Text;
using MailKit.Net.Smtp;

namespace LaDeclaration.Web.Mail;

/// <summary>
/// Sends queued letters. A server claims a letter by incrementing its number of attempts, which only one of several succeeds in.
/// A letter that could not be sent is tried again after increasing pauses.
/// </summary>
public sealed class LetterSender(RegisterDbContextFactory contextFactory, IServiceScopeFactory scopes, IMailTransport transport, TimeProvider time, ILogger<LetterSender> log)
{
    private const int MaxBatch = 50;

    /// <summary>Shorter than the first pause, so that a letter is never being sent twice at once.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(90);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>The number of letters sent.</returns>
    public async Task<int> SendDue(CancellationToken cancellation = default)
    {
        var sent = 0;
        await using var db = contextFactory();
        var now = Now;
        var due = await db.Letters.AsNoTracking().Where(l => l.NextTry <= now).OrderBy(l => l.CreatedAt).ThenBy(l => l.Id).Take(MaxBatch).ToListAsync(cancellation);
        foreach (var letter in due)
            if (await TryClaim(db, letter, cancellation) && await TrySend(db, letter, cancellation))
                sent++;
        return sent;
    }

    private async Task<bool> TryClaim(RegisterDbContext db, Letter letter, CancellationToken cancellation)
    {
        var next = Letter.GetNextTry(letter.Attempts + 1, Now);
        return await db.Letters.Where(l => l.Id == letter.Id && l.Attempts == letter.Attempts && l.NextTry != null).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Attempts, letter.Attempts + 1).SetProperty(l => l.NextTry, next).SetProperty(l => l.Fault, (string?)null), cancellation) == 1;
    }

    private async Task<bool> TrySend(RegisterDbContext db, Letter letter, CancellationToken cancellation)
    {
        var own = db.Letters.Where(l => l.Id == letter.Id);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(Timeout);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<LetterWriter>().Write(letter, timeout.Token) is not { } message)
            {
                await own.ExecuteDeleteAsync(cancellation); // There is nothing left to say.
                return false;
            }
            await transport.Send(message, timeout.Token);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // A mail server's message often names the recipient, so it is stored for administrators and not logged.
            log.LogWarning("A letter ({Kind}) could not be sent at attempt {Attempt}: {Failure} {SmtpStatus}",
                letter.Kind, letter.Attempts + 1, failure.GetType().Name, (int?)(failure as SmtpCommandException)?.StatusCode);
            await SaveFailure(own, failure, cancellation);
            return false;
        }
        // Not cancelled when the server stops, since the letter is sent.
        await own.ExecuteUpdateAsync(set => set.SetProperty(l => l.SentAt, Now).SetProperty(l => l.NextTry, (DateTime?)null).SetProperty(l => l.Fault, (string?)null), CancellationToken.None);
        return true;
    }

    private static Task<int> SaveFailure(IQueryable<Letter> own, Exception failure, CancellationToken cancellation)
    {
        var fault = TextShortening.Shorten(failure.Message, Letter.FaultMaxLength);
        var isPermanent = failure is SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refusal && (int)refusal.StatusCode >= 500;
        return isPermanent
            ? own.ExecuteUpdateAsync(set => set.SetProperty(l => l.Fault, fault).SetProperty(l => l.NextTry, (DateTime?)null), cancellation)
            : own.ExecuteUpdateAsync(set => set.SetProperty(l => l.Fault, fault), cancellation);
    }
}
