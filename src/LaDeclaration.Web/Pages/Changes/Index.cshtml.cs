using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Changes;

public sealed class IndexModel(RegisterDbContext db, Reader reader, Phrases phrases, IStringLocalizer<Words> words) : PageModel
{
    private const int PageSize = 25;

    public IReadOnlyList<RevisionSummary> Revisions { get; private set; } = [];

    public int Start => Revisions.Count == 0 ? 0 : Revisions[0].Number;

    /// <summary>The newest revision of the page before, and of the page after; none at the ends.</summary>
    public int? Newer => Start == 0 || Start >= reader.Clocks.Known ? null : Math.Min(reader.Clocks.Known, Start + PageSize);

    public int? Older => Revisions.Count == 0 || Revisions[^1].Number <= 1 ? null : Revisions[^1].Number - 1;

    /// <param name="before">Show from this revision downwards.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<IActionResult> OnGet(string? before, CancellationToken cancellation)
    {
        var newest = reader.Clocks.Known;
        if (before is not null && (!int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out newest) || newest < 1 || newest > reader.Clocks.Known))
        {
            reader.Complaint = new Complaint("Error_BadRevision", before, reader.Clocks.Known);
            return BadRequest();
        }
        var revisions = await db.Revisions
            .Where(r => r.Number <= newest && r.Number > newest - PageSize)
            .OrderByDescending(r => r.Number)
            .Select(r => new { r.Number, r.PublishedAt, r.Reason, r.ReasonLanguage, Verbs = r.ChangeSet!.Changes.Select(c => c.Verb).ToList() })
            .AsSplitQuery()
            .ToListAsync(cancellation);
        Revisions = [.. revisions.Select(r => new RevisionSummary(r.Number, r.PublishedAt, r.Reason, r.ReasonLanguage, Summary(r.Verbs)))];
        return Page();
    }

    public string PageAddress(int newest) => reader.Link("changes") + (reader.Link("changes").Contains('?') ? "&" : "?") + $"before={newest}";

    /// <summary>“64 added, 2 ended”.</summary>
    private string Summary(IEnumerable<Verb> verbs) => string.Join(words["List_Comma"],
        verbs.GroupBy(v => v).OrderBy(g => g.Key).Select(g => phrases.Count("Count_" + g.Key, g.Count())));

    public sealed record RevisionSummary(int Number, DateTime PublishedAt, string Reason, string ReasonLanguage, string Summary);
}
