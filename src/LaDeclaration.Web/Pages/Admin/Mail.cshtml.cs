using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Mail;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>Where letters go, and what became of each.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class MailModel(RegisterDbContext db, IMailTransport transport, TimeProvider time, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    private const int Shown = 100;

    public IMailTransport Transport => transport;

    public IReadOnlyList<Row> Letters { get; private set; } = [];

    /// <summary>The subject, or where that tells more than an administrator needs to see here, what it is about.</summary>
    public string About(Letter letter) =>
        words[letter.Kind is LetterKind.Proposed or LetterKind.CountryTouched ? "Mail_About_" + letter.Kind : "Letter_Subject_" + letter.Kind, letter.ChangeSetNumber ?? 0];

    public async Task OnGetAsync(CancellationToken cancellation) => Letters =
        await (from letter in db.Letters
               join to in db.Users on letter.ToId equals to.Id
               orderby letter.CreatedAt descending, letter.Id descending
               select new Row(letter, to.Email!)).AsNoTracking().Take(Shown).ToListAsync(cancellation);

    /// <summary>Begins anew with a letter that was given up or waits for long, or whose sender never came back from the last attempt.</summary>
    public async Task<IActionResult> OnPostRetryAsync(Guid letter, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        var found = await db.Letters.Where(l => l.Id == letter && l.SentAt == null && (l.Fault != null || l.NextTry == null))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Attempts, 0).SetProperty(l => l.NextTry, now), cancellation);
        if (found == 0)
            return NotFound();
        var retried = await db.Letters.AsNoTracking().SingleAsync(l => l.Id == letter, cancellation);
        db.Journal.Add(JournalEntry.Of(Act.LetterRetried, now, User.AsActor(), about: retried.ToId, detail: $"{retried.Kind}"));
        await db.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
        TempData["Flash"] = words["Mail_RetryDone"].Value;
        return Redirect(reader.Now("admin/mail"));
    }

    public sealed record Row(Letter Letter, string To);
}
