using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages;

public sealed class MatrixModel(RegisterDbContext db, Reader reader) : PageModel
{
    private ILookup<(string Country, string Committee), Membership> cells = null!;

    public Roster Roster { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancellation)
    {
        Roster = await Roster.Read(db, reader, cancellation: cancellation);
        cells = Roster.Memberships.ToLookup(m => (m.Country, m.Committee));
    }

    /// <summary>The roles a country has in a committee, the lead first.</summary>
    public IReadOnlyList<Membership> Held(string country, string committee) => [.. cells[(country, committee)].OrderBy(m => m.Role)];

    /// <summary>How many committees the country leads, or takes part in; one in which it does both counts once, as lead.</summary>
    public int Count(string country, Role role) =>
        Roster.Committees.Count(c => Held(country, c.Committee) is { Count: > 0 } held && held[0].Role == role);

    public int Countries(string committee) => Roster.Endorsements.Count(e => Held(e.Country, committee).Count > 0);
}
