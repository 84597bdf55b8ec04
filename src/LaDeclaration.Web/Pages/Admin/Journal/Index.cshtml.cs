using System.Globalization;
using CsvHelper;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Journal;

/// <summary>Who did what, newest first; what is looked for can be downloaded.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader, TimeProvider time, IStringLocalizer<Words> words) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "")]
    public JournalFilter Filter { get; set; } = new();

    /// <summary>Show what is older than this entry; none for the newest.</summary>
    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    public IReadOnlyList<JournalEntry> Entries { get; private set; } = [];

    public JournalDescriber Chronicle { get; private set; } = null!;

    public bool IsFirst { get; private set; } = true;

    /// <summary>From where the next page goes on; none at the end.</summary>
    public long? Older { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        var isReadable = Filter.Check(ModelState, words);
        var found = isReadable ? Filter.Of(db.Journal.AsNoTracking()) : db.Journal.Where(e => false);
        if (long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var before))
            (found, IsFirst) = (found.Where(e => e.Id < before), false);
        found = found.OrderByDescending(e => e.Id).Take(PageSize + 1);
        Chronicle = await JournalDescriber.Of(db, reader, words, found, cancellation);
        var entries = await found.ToListAsync(cancellation);
        Entries = [.. entries.Take(PageSize)];
        Older = entries.Count > PageSize ? Entries[^1].Id : null;
        return isReadable ? Page() : new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    /// <summary>Exactly what is looked for, on all pages, as a file. That it was taken is on record before its first byte leaves, and not in it.</summary>
    public async Task<IActionResult> OnGetDownload(CancellationToken cancellation)
    {
        if (!Filter.Check(ModelState, words))
            return Redirect(reader.Now("admin/journal") + Filter.Query());
        var taken = JournalEntry.Of(Act.JournalDownloaded, time.GetUtcNow().UtcDateTime, User.AsActor(), detail: Filter.Query());
        db.Journal.Add(taken);
        await db.SaveChangesAsync(cancellation);
        var found = Filter.Of(db.Journal.AsNoTracking()).Where(e => e.Id < taken.Id);
        Chronicle = await JournalDescriber.Of(db, reader, words, found, cancellation);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=journal-{time.GetUtcNow():yyyy-MM-dd}.csv";
        // A spreadsheet takes a text that begins with =, +, - or @ for a formula, unless an apostrophe stands before it.
        await using var csv = CsvWriter.Create(Response.Body, CsvWriterOptions.Default with { Injection = CsvInjection.Escape }, leaveOpen: true);
        await csv.WriteRecordAsync(["at", "act", "by_id", "by", "by_role", "about_id", "about", "change_set", "revision", "sentence", "detail", "count"], cancellation);
        await foreach (var entry in found.OrderByDescending(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellation))
            await csv.WriteRecordAsync(Fields(entry), cancellation);
        return new EmptyResult();
    }

    private string?[] Fields(JournalEntry entry) =>
    [
        Moment(entry.At), $"{entry.Act}", entry.ById, Chronicle.NameOf(entry.ById), $"{entry.ByRole}", entry.AboutId, Chronicle.NameOf(entry.AboutId),
        $"{entry.ChangeSetNumber}", $"{Chronicle.RevisionOf(entry)}", Chronicle.Sentence(entry), entry.Detail, $"{entry.Count}",
    ];

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
