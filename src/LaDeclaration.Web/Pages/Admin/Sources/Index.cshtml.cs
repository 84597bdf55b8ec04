using LaDeclaration.Register.Sources;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Pages.Admin.Shared;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Sources;

[Authorize(Policy = Policies.Editor)]
public sealed class IndexModel(CitationCounts citations, ReadingContext reader) : EditableListPage(reader)
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IActionResult OnGet()
    {
        var sources = Reader.Index.Index.SourcesByDate;
        if (sources.Count <= Source.MaxShown)
            sources = [.. sources.OrderByDescending(s => s.Date, StringComparer.Ordinal).ThenBy(s => s.Title, StringComparer.CurrentCulture)];
        if (Take(sources, Source.MaxShown, PageLimits.SourcesOnPage, s => [s.Title, s.Publisher, s.Key]) is not { } shown)
            return NotFound();
        var cited = citations.At(Reader.Index.Index);
        Rows = [.. shown.Select(s => new Row(s, cited.GetValueOrDefault(s.Key)))];
        return Page();
    }

    /// <param name="Source">As it stands.</param>
    /// <param name="Cited">By how many entries of the register.</param>
    public sealed record Row(Source Source, int Cited);
}
