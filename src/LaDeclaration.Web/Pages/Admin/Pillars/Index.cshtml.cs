using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Pillars;

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
        var details = await db.PillarDetails.AsNoTracking().KnownAt(reader.Newest).ToListAsync(cancellation);
        var committees = await db.CommitteeDetails.InForceAt(reader.Clocks).GroupBy(c => c.Pillar)
            .Select(g => new { Pillar = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Pillar, g => g.Count, cancellation);
        Rows = [.. details.GroupBy(p => p.Pillar).OrderBy(p => p.Key).Select(p => new Row(p.Current(reader.Today)!.WithFullPeriod([.. p]), committees.GetValueOrDefault(p.Key)))];
    }

    /// <param name="Pillar">As it is today, else as it was last, with the whole time that it is there.</param>
    /// <param name="Committees">How many stand in it today.</param>
    public sealed record Row(PillarDetails Pillar, int Committees);
}
