using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Committees;

[Authorize(Policy = Policies.Editor)]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    /// <summary>The draft that a form chosen here is to add to.</summary>
    [FromQuery]
    public int? Draft { get; set; }

    public string Query => Draft is null ? "" : $"?draft={Draft}";

    public IReadOnlyList<Group> Pillars { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        var day = reader.Today;
        var pillars = await db.PillarDetails.AsNoTracking().KnownAt(reader.Newest).ToListAsync(cancellation);
        var committees = await db.CommitteeDetails.AsNoTracking().KnownAt(reader.Newest).ToListAsync(cancellation);
        var members = await db.Memberships.InForceAt(reader.Clocks).GroupBy(m => m.Committee)
            .Select(g => new { Committee = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Committee, g => g.Count, cancellation);
        var rows = committees.GroupBy(c => c.Committee)
            .Select(c => new Row(c.Current(day)!.WithFullPeriod([.. c]), members.GetValueOrDefault(c.Key)))
            .ToLookup(row => row.Committee.Pillar);
        Pillars =
        [
            .. from versions in pillars.GroupBy(p => p.Pillar)
               orderby versions.Key
               select new Group(versions.Current(day)!, [.. rows[versions.Key].OrderByDescending(r => r.Committee.IsInForce(day)).ThenBy(r => r.Committee.Order)]),
        ];
    }

    /// <param name="Pillar">As it is today, else as it was last.</param>
    /// <param name="Committees">Those that stand in it today by place, then those that are announced or closed.</param>
    public sealed record Group(PillarDetails Pillar, IReadOnlyList<Row> Committees);

    /// <param name="Committee">As it is today, else as it was last, with the whole time that it is there.</param>
    /// <param name="Members">How many memberships it has today.</param>
    public sealed record Row(CommitteeDetails Committee, int Members);
}
