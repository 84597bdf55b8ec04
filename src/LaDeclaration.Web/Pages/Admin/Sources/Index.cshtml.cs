using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Sources;

[Authorize(Policy = Policies.Editor)]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    /// <summary>The draft that a form chosen here is to add to.</summary>
    [FromQuery]
    public int? Draft { get; set; }

    public string Query => Draft is null ? "" : $"?draft={Draft}";

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        var sources = await db.Sources.AsNoTracking().KnownAt(reader.Newest).ToListAsync(cancellation);
        var citations = await db.Statements.KnownAt(reader.Newest).Select(s => s.Sources).ToListAsync(cancellation);
        var cited = citations.SelectMany(keys => keys).CountBy(key => key).ToDictionary();
        Rows =
        [
            .. sources.OrderByDescending(s => s.Date, StringComparer.Ordinal).ThenBy(s => s.Title, StringComparer.CurrentCulture)
                .Select(s => new Row(s, cited.GetValueOrDefault(s.Key))),
        ];
    }

    /// <param name="Source">As it stands.</param>
    /// <param name="Cited">By how many entries of the register.</param>
    public sealed record Row(Source Source, int Cited);
}
