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

    private const int MaxPeople = 60;

    /// <summary>Entries of a file that are read at once.</summary>
    private const int MaxRead = 500;

    [BindProperty(SupportsGet = true, Name = "")]
    public JournalFilter Filter { get; set; } = new();

    /// <summary>Show what is older than this entry; none for the newest.</summary>
    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    public IReadOnlyList<JournalEntry> Entries { get; private set; } = [];

    /// <summary>Everybody who has an account, id and name, by name; null if they are too many to choose from.</summary>
    public IReadOnlyList<(string Id, string Name)>? People { get; private set; }

    public JournalDescriber Chronicle { get; private set; } = null!;

    public bool IsFirst { get; private set; } = true;

    /// <summary>From where the next page goes on; none at the end.</summary>
    public long? Older { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        var people = await db.Users.OrderBy(u => u.Id).Take(MaxPeople + 1).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancellation);
        People = people.Count > MaxPeople ? null : [.. people.Select(p => (p.Id, p.DisplayName)).OrderBy(p => p.DisplayName, StringComparer.CurrentCultureIgnoreCase)];
        var isReadable = await Check(cancellation);
        var found = isReadable ? Filter.Of(db.Journal.AsNoTracking()) : db.Journal.Where(e => false);
        if (long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var before))
            (found, IsFirst) = (found.Where(e => e.Id < before), false);
        found = found.OrderByDescending(e => e.Id).Take(PageSize + 1);
        var entries = await found.ToListAsync(cancellation);
        Chronicle = await JournalDescriber.Of(db, reader, words, entries, cancellation);
        Entries = [.. entries.Take(PageSize)];
        Older = entries.Count > PageSize ? Entries[^1].Id : null;
        return isReadable ? Page() : new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    /// <summary>Exactly what is looked for, on all pages, as a file. That it was taken is on record before its first byte leaves, and not in it.</summary>
    public async Task<IActionResult> OnGetDownload(CancellationToken cancellation)
    {
        if (!await Check(cancellation))
            return Redirect(reader.Now("admin/journal") + Filter.Query());
        var taken = JournalEntry.Of(Act.JournalDownloaded, time.GetUtcNow().UtcDateTime, User.AsActor(), detail: Filter.Query());
        db.Journal.Add(taken);
        await db.SaveChangesAsync(cancellation);
        var found = Filter.Of(db.Journal.AsNoTracking());
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=journal-{time.GetUtcNow():yyyy-MM-dd}.csv";
        // A spreadsheet takes a text that begins with =, +, - or @ for a formula, unless an apostrophe stands before it.
        await using var csv = CsvWriter.Create(Response.Body, CsvWriterOptions.Default with { Injection = CsvInjection.Escape }, leaveOpen: true);
        await csv.WriteRecordAsync(["at", "act", "by_id", "by", "by_role", "about_id", "about", "change_set", "revision", "sentence", "detail", "count"], cancellation);
        var before = taken.Id;
        List<JournalEntry> entries;
        do
        {
            entries = await found.Where(e => e.Id < before).OrderByDescending(e => e.Id).Take(MaxRead).ToListAsync(cancellation);
            Chronicle = await JournalDescriber.Of(db, reader, words, entries, cancellation);
            foreach (var entry in entries)
                await csv.WriteRecordAsync(Fields(entry), cancellation);
            before = entries.LastOrDefault()?.Id ?? 0;
        }
        while (entries.Count == MaxRead);
        return new EmptyResult();
    }

    /// <summary>Finds the person whose e-mail address was typed; each thing that cannot be read becomes a sentence at its field.</summary>
    private async Task<bool> Check(CancellationToken cancellation)
    {
        if (Filter.Person?.Contains('@') == true)
        {
            var email = Filter.Person.Trim().ToUpperInvariant();
            Filter.PersonId = await db.Users.Where(u => u.NormalizedEmail == email).Select(u => u.Id).SingleOrDefaultAsync(cancellation);
        }
        return Filter.Check(ModelState, words);
    }

    private string?[] Fields(JournalEntry entry) =>
    [
        Moment(entry.At), $"{entry.Act}", entry.ById, Chronicle.NameOf(entry.ById), $"{entry.ByRole}", entry.AboutId, Chronicle.NameOf(entry.AboutId),
        $"{entry.ChangeSetNumber}", $"{Chronicle.RevisionOf(entry)}", Chronicle.Sentence(entry), entry.Detail, $"{entry.Count}",
    ];

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
