using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Text;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Mail;

/// <summary>
/// Sends what is queued. A letter is claimed by counting its attempt up, which only one node can do; whoever did sends it.
/// One that could not be sent is tried again after growing pauses.
/// </summary>
public sealed class Postman(RegisterContexts contexts, IServiceScopeFactory scopes, IMailTransport transport, TimeProvider time, ILogger<Postman> log)
{
    private const int MostAtOnce = 50;

    /// <summary>Shorter than the first pause, so that a letter is never under way twice.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Sends everything that is due.</summary>
    /// <returns>How many letters were sent.</returns>
    public async Task<int> DeliverDue(CancellationToken cancellation = default)
    {
        var sent = 0;
        await using var db = contexts();
        var now = Now;
        var due = await db.Letters.AsNoTracking().Where(l => l.NextTry <= now).OrderBy(l => l.CreatedAt).ThenBy(l => l.Id).Take(MostAtOnce).ToListAsync(cancellation);
        foreach (var letter in due)
            if (await Claim(db, letter, cancellation) && await Deliver(db, letter, cancellation))
                sent++;
        return sent;
    }

    private async Task<bool> Claim(RegisterDbContext db, Letter letter, CancellationToken cancellation)
    {
        var next = Letter.After(letter.Attempts + 1, Now);
        return await db.Letters.Where(l => l.Id == letter.Id && l.Attempts == letter.Attempts && l.NextTry != null).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Attempts, letter.Attempts + 1).SetProperty(l => l.NextTry, next).SetProperty(l => l.Fault, (string?)null), cancellation) == 1;
    }

    private async Task<bool> Deliver(RegisterDbContext db, Letter letter, CancellationToken cancellation)
    {
        var own = db.Letters.Where(l => l.Id == letter.Id);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<LetterWriter>().Write(letter, patience.Token) is not { } message)
            {
                await own.ExecuteDeleteAsync(cancellation); // There is nothing left to tell.
                return false;
            }
            await transport.Send(message, patience.Token);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // What a server says often names the recipient: that is for administrators to read, not for the log.
            log.LogWarning("A letter ({Kind}) could not be sent at attempt {Attempt}: {Failure} {SmtpStatus}",
                letter.Kind, letter.Attempts + 1, failure.GetType().Name, (int?)(failure as SmtpCommandException)?.StatusCode);
            await Fail(own, failure, cancellation);
            return false;
        }
        // Sent is sent, even if the server is being stopped.
        await own.ExecuteUpdateAsync(set => set.SetProperty(l => l.SentAt, Now).SetProperty(l => l.NextTry, (DateTime?)null).SetProperty(l => l.Fault, (string?)null), CancellationToken.None);
        return true;
    }

    private static Task<int> Fail(IQueryable<Letter> own, Exception failure, CancellationToken cancellation)
    {
        var fault = Shortened.To(failure.Message, Letter.FaultMaxLength);
        var isHopeless = failure is SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refusal && (int)refusal.StatusCode >= 500;
        return isHopeless
            ? own.ExecuteUpdateAsync(set => set.SetProperty(l => l.Fault, fault).SetProperty(l => l.NextTry, (DateTime?)null), cancellation)
            : own.ExecuteUpdateAsync(set => set.SetProperty(l => l.Fault, fault), cancellation);
    }
}

