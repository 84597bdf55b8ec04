using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Changes;

/// <summary>The register's revisions, newest first; or, asked for two days, what began, ended or changed between them.</summary>
[PublicPage]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader, RevisionHistory history, ChangeDescriber describer, IStringLocalizer<Words> words) : PageModel
{
    private const int PageSize = 25;
    private const int LinesShown = 4;

    // What changed is read first; confirmations and the like are no matter of dates.
    private static readonly Verb[] Kinds = [Verb.Correct, Verb.Add, Verb.End];

    [BindProperty(SupportsGet = true, Name = "")]
    public Filter Filter { get; set; } = new();

    public NameLookup Names { get; private set; } = null!;

    /// <summary>The names of what is filtered by.</summary>
    public IReadOnlyList<LanguageTaggedText> Chosen =>
    [
        .. new Subject[] { new("", Country: Filter.Scope.Country), new("", Committee: Filter.Scope.Committee), new("", Pillar: Filter.Scope.Pillar) }
            .Where(s => s != new Subject("")).Select(s => describer.GetSubjectName(s, Names)),
    ];

    public IReadOnlyList<RevisionSummary> Revisions { get; private set; } = [];

    /// <summary>The revision that the page before begins with, and the page after; none at the ends.</summary>
    public int? Newer { get; private set; }

    public int? Older { get; private set; }

    public (DateOnly From, DateOnly To)? Days { get; private set; }

    /// <summary>What happened between the two days, by kind.</summary>
    public IReadOnlyList<IGrouping<Verb, ChangeLine>> Happened { get; private set; } = [];

    /// <summary>How many names of countries began or ended, which is not told.</summary>
    public int Untold { get; private set; }

    /// <summary>The register's first day, where one of the two is before it.</summary>
    public DateOnly? Starts { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        Names = await NameLookup.Read(db, reader.Clocks.Known, cancellation);
        reader.Error = Filter.Check(Names, reader.Clocks.Known);
        if (reader.Error is not null)
            return BadRequest();
        if (!Filter.Compares)
            await ReadRevisions(cancellation);
        else if (Filter.Days((field, wrong) => ModelState.AddModelError(field, words[wrong.Key, wrong.Arguments])) is { } days)
            await Compare(days, cancellation);
        else
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task ReadRevisions(CancellationToken cancellation)
    {
        // One more than is shown tells whether there is another page.
        var read = await history.Read(Filter.Scope, Filter.Newest, PageSize + 1, LinesShown, Names, cancellation);
        Revisions = [.. read.Take(PageSize)];
        Older = read.Count > PageSize ? read[PageSize].Number : null;
        Newer = (await db.RevisionsTouching(Filter.Scope, reader.Clocks, reader.Today).Where(r => r.Number > Filter.Newest)
            .OrderBy(r => r.Number).Take(PageSize).Select(r => r.Number).ToListAsync(cancellation)).Select(n => (int?)n).LastOrDefault();
    }

    private async Task Compare((DateOnly From, DateOnly To) days, CancellationToken cancellation)
    {
        var (from, to) = days;
        Days = days;
        var known = db.StatementsIn(Filter.Scope).AsNoTracking().KnownAt(reader.Clocks.Known);
        var statements = await known.Where(s => (s.From > from && s.From <= to) || (s.Until > from && s.Until <= to)).ToListAsync(cancellation);
        var first = await db.Statements.KnownAt(reader.Clocks.Known).MinAsync(s => (DateOnly?)s.From, cancellation);
        Starts = first > from ? first : null;
        var moments = describer.DescribeBetween(statements, from, to, Names);
        Happened = [.. moments.SelectMany(m => m.MainLines).GroupBy(l => l.Verb).OrderBy(g => Array.IndexOf(Kinds, g.Key))];
        Untold = moments.Sum(m => m.Lines.Count - m.MainLines.Count());
    }
}
