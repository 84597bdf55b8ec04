using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Pages;

[PublicPage]
public sealed class SourcesModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    /// <summary>Newest first, those without a date last; with the number of statements in force that cite them.</summary>
    public IReadOnlyList<(Source Source, int CitationCount)> Sources { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        var sources = await db.Sources.AsNoTracking().KnownAt(reader.Clocks.Known).ToListAsync(cancellation);
        var citations = await db.Statements.InForceAt(reader.Clocks).Select(s => s.Sources).ToListAsync(cancellation);
        var counts = citations.SelectMany(keys => keys).CountBy(key => key).ToDictionary();
        Sources =
        [
            .. sources.OrderByDescending(s => s.Date, StringComparer.Ordinal).ThenBy(s => s.Title, StringComparer.CurrentCulture)
                .Select(s => (s, counts.GetValueOrDefault(s.Key))),
        ];
    }
}
