using LaDeclaration.Register.Data;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Pages.Admin.Sources;

[Authorize(Policy = Policies.Editor)]
public sealed class IndexModel(RegisterDbContext db, Reader reader) : PageModel
{
    /// <summary>The draft that a form chosen here is to add to.</summary>
    [FromQuery]
    public int? Draft { get; set; }

    public string Query => Draft is null ? "" : $"?draft={Draft}";

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        var sources = await db.Sources.AsNoTracking().KnownAt(reader.Newest).ToListAsync(cancellation);
        var cited = await db.Statements.KnownAt(reader.Newest).SelectMany(s => s.Sources).GroupBy(key => key)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        Rows =
        [
            .. from source in sources
               orderby source.Date descending, source.Title
               select new Row(source, cited.GetValueOrDefault(source.Key)),
        ];
    }

    /// <param name="Source">As it stands.</param>
    /// <param name="Cited">By how many entries of the register.</param>
    public sealed record Row(Source Source, int Cited);
}
