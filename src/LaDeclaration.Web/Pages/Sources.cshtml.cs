using LaDeclaration.Register.Sources;
using LaDeclaration.Web.Browsing;

namespace LaDeclaration.Web.Pages;

[PublicPage]
public sealed class SourcesModel(ReadingContext reader) : PageModel
{
    /// <summary>The sources to show: newest first, those without a date last.</summary>
    public ListPage<Source> Sources { get; private set; } = null!;

    /// <summary>The number of statements in force that cite it.</summary>
    public int CountCitations(Source source) => reader.Index.Citations.GetValueOrDefault(source.Key);

    /// <summary>Shows the page with the source that the query parameter “source” names.</summary>
    public IActionResult OnGet()
    {
        var index = reader.Index.Index;
        var all = index.SourcesByDate;
        if (all.Count <= Source.MaxShown)
            all = [.. all.OrderByDescending(s => s.Date, StringComparer.Ordinal).ThenBy(s => s.Title, StringComparer.CurrentCulture)];
        if (reader.GetQueryValue("source") is { } key && index.Source(key) is { } asked)
        {
            Sources = ListPage.Containing(all, s => s.Key == asked.Key, Source.MaxShown, PageLimits.SourcesOnPage);
            return Page();
        }
        Sources = ListPage.Read(reader, all, Source.MaxShown, PageLimits.SourcesOnPage);
        return reader.Error is null ? Page() : BadRequest();
    }
}
