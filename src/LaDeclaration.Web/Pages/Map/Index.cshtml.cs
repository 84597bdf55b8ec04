using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages.Map;

[PublicPage]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    /// <summary>Everything that can be picked.</summary>
    public RegisterSnapshot Whole { get; private set; } = null!;

    /// <summary>What is picked of it.</summary>
    public RegisterSnapshot Snapshot { get; private set; } = null!;

    public MembershipFilter Filter { get; private set; } = null!;

    /// <summary>The roles that were held before in what is picked.</summary>
    public EndedEntries Ended { get; private set; } = null!;

    /// <summary>The committee picked, if it is in force.</summary>
    public CommitteeDetails? Committee { get; private set; }

    /// <summary>Every endorsing country, from north to south; those without a place last.</summary>
    public IReadOnlyList<Tile> Tiles { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        Filter = await MembershipFilter.Read(db, reader, cancellation);
        if (reader.Error is not null)
            return BadRequest();
        Whole = await RegisterSnapshot.Read(db, reader, missing: EndedEntriesScope.HoldersAndRoles, cancellation: cancellation);
        Snapshot = Filter.Apply(Whole);
        List<string> committees = [.. Snapshot.Committees.Select(c => c.Committee)];
        Ended = Filter.IsEverything ? Whole.Ended : await EndedEntries.Read(db, reader, Snapshot, new EndedEntriesScope(_ => false, Roles: true), m => committees.Contains(m.Committee), cancellation);
        Committee = Filter.Committee is null ? null : Whole.Committee(Filter.Committee);
        Tiles = [.. Whole.Endorsements.Select(e => TileOf(e.Country)).OrderBy(t => t.Place?.Row ?? int.MaxValue).ThenBy(t => t.Place?.Column)];
        return Page();
    }

    private Tile TileOf(string country)
    {
        var held = Snapshot.Memberships.Where(m => m.Country == country).Select(m => m.Role).Distinct().Order();
        return new(country, Place.Of(country), Count(Role.Lead), Count(Role.Participant), [.. held.Where(Filter.Roles.Contains)]);

        int Count(Role role) => Filter.Roles.Contains(role) ? Snapshot.Count(role, country) : 0;
    }
}
