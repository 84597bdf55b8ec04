using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Changes;

/// <summary>The revisions, newest first, or what began, ended or changed between two days.</summary>
[PublicPage]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader, RevisionHistory history, ChangeDescriber describer, IStringLocalizer<Words> words) : PageModel
{
    private const int PageSize = 25;
    private const int LinesShown = 4;

    // Confirmations and the like do not depend on dates.
    private static readonly Verb[] VerbOrder = [Verb.Correct, Verb.Add, Verb.End];

    [BindProperty(SupportsGet = true, Name = "")]
    public ChangesFilter Filter { get; set; } = new();

    public NameLookup Names { get; private set; } = null!;

    /// <summary>The names of the countries, committees and pillars in the filter.</summary>
    public IReadOnlyList<LanguageTaggedText> FilterNames =>
    [
        .. new Subject[] { new("", Country: Filter.Scope.Country), new("", Committee: Filter.Scope.Committee), new("", Pillar: Filter.Scope.Pillar) }
            .Where(s => s != new Subject("")).Select(s => describer.GetSubjectName(s, Names)),
    ];

    public IReadOnlyList<RevisionSummary> Revisions { get; private set; } = [];

    /// <summary>The first revision of the page before; null on the first page.</summary>
    public int? Newer { get; private set; }

    /// <summary>The first revision of the page after; null on the last page.</summary>
    public int? Older { get; private set; }

    /// <summary>The days that are compared, if any.</summary>
    public (DateOnly From, DateOnly To)? Days { get; private set; }

    /// <summary>The changes between the two days.</summary>
    public IReadOnlyList<IGrouping<Verb, ChangeLine>> LinesByVerb { get; private set; } = [];

    /// <summary>The number of new names of countries, which are not listed.</summary>
    public int OmittedCount { get; private set; }

    /// <summary>Whether there are more changes between the two days than are shown.</summary>
    public bool IsTooMany { get; private set; }

    /// <summary>The first day of the register, if one of the two is before it.</summary>
    public DateOnly? FirstDay { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        Names = reader.Names();
        reader.Error ??= Filter.Check(Names, reader.Clocks.Known);
        if (reader.Error is not null)
            return BadRequest();
        if (!Filter.IsComparison)
            await ReadRevisions(cancellation);
        else if (Filter.ReadDays((field, error) => ModelState.AddModelError(field, words[error.Key, error.Arguments])) is { } days)
            await Compare(days, cancellation);
        else
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task ReadRevisions(CancellationToken cancellation)
    {
        // One more than is shown, to know whether there is another page.
        var all = history.Of(Filter.Scope).Revisions;
        var numbers = all.SkipWhile(n => n > Filter.Newest).Take(PageSize + 1).ToList();
        Revisions = await history.Read(Filter.Scope, [.. numbers.Take(PageSize)], LinesShown, Names, cancellation);
        Older = numbers.Count > PageSize ? numbers[PageSize] : null;
        Newer = all.TakeWhile(n => n > Filter.Newest).TakeLast(PageSize).Select(n => (int?)n).FirstOrDefault();
    }

    private async Task Compare((DateOnly From, DateOnly To) days, CancellationToken cancellation)
    {
        var (from, to) = days;
        Days = days;
        var facts = new IndexedHistory(reader.Index.Index, Filter.Scope).FindFactsBetween(from, to, PageLimits.Changes + 1);
        IsTooMany = facts.Count > PageLimits.Changes;
        facts = [.. facts.Take(PageLimits.Changes)];
        var statements = await db.Statements.AsNoTracking().KnownAt(reader.Clocks).Where(s => facts.Contains(s.FactId)).ToListAsync(cancellation);
        FirstDay = reader.Index.Index.FirstDay is { } first && first > from ? first : null;
        var dates = describer.DescribeBetween(statements, from, to, Names);
        LinesByVerb = [.. dates.SelectMany(m => m.MainLines).GroupBy(l => l.Verb).OrderBy(g => Array.IndexOf(VerbOrder, g.Key))];
        OmittedCount = dates.Sum(m => m.Lines.Count - m.MainLines.Count());
    }
}
