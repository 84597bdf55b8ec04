using System.Globalization;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Countries;

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
        var day = reader.Today;
        var names = (await db.CountryDetails.AsNoTracking().KnownAt(reader.Newest).ToListAsync(cancellation)).ToLookup(c => c.Country);
        var endorsements = (await db.Endorsements.AsNoTracking().KnownAt(reader.Newest).ToListAsync(cancellation)).ToLookup(e => e.Country);
        var roles = await db.Memberships.InForceAt(reader.Clocks).GroupBy(m => m.Country)
            .Select(g => new { Country = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Country, g => g.Count, cancellation);
        Rows =
        [
            .. names
                .Select(n => new Row(n.Key, n.Current(day)!, endorsements[n.Key].Current(day), roles.GetValueOrDefault(n.Key)))
                .OrderBy(row => row.Name.Name.In(reader.Language).Text, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)),
        ];
    }

    /// <param name="Code">ISO 3166-1 alpha-2.</param>
    /// <param name="Name">What it is called today, else was called last.</param>
    /// <param name="Endorsement">The one in force, else the last; none if there never was one.</param>
    /// <param name="Roles">How many it holds today.</param>
    public sealed record Row(string Code, CountryDetails Name, Endorsement? Endorsement, int Roles);
}
