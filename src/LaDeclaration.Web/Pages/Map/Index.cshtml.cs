using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages.Map;

public sealed class IndexModel(RegisterDbContext db, Reader reader) : PageModel
{
    /// <summary>Everything that can be picked.</summary>
    public Roster Whole { get; private set; } = null!;

    /// <summary>What is picked of it.</summary>
    public Roster Roster { get; private set; } = null!;

    public Picked Picked { get; private set; } = null!;

    /// <summary>The roles that were held before in what is picked.</summary>
    public Former Former { get; private set; } = null!;

    /// <summary>The committee picked, if it is in force.</summary>
    public CommitteeDetails? Committee { get; private set; }

    /// <summary>Every endorsing country, from north to south; those without a place last.</summary>
    public IReadOnlyList<Tile> Tiles { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        Picked = await Picked.Read(db, reader, cancellation);
        if (reader.Complaint is not null)
            return BadRequest();
        Whole = await Roster.Read(db, reader, missing: Missing.HoldersAndRoles, cancellation: cancellation);
        Roster = Picked.Of(Whole);
        List<string> committees = [.. Roster.Committees.Select(c => c.Committee)];
        Former = Picked.IsEverything ? Whole.Former : await Former.Read(db, reader, Roster, new Missing(_ => false, Roles: true), m => committees.Contains(m.Committee), cancellation);
        Committee = Picked.Committee is null ? null : Whole.Committee(Picked.Committee);
        Tiles = [.. Whole.Endorsements.Select(e => TileOf(e.Country)).OrderBy(t => t.Place?.Row ?? int.MaxValue).ThenBy(t => t.Place?.Column)];
        return Page();
    }

    private Tile TileOf(string country)
    {
        var held = Roster.Memberships.Where(m => m.Country == country).Select(m => m.Role).Distinct().Order();
        return new(country, Place.Of(country), Count(Role.Lead), Count(Role.Participant), [.. held.Where(Picked.Roles.Contains)]);

        int Count(Role role) => Picked.Roles.Contains(role) ? Roster.Count(role, country) : 0;
    }
}
