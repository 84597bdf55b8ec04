using LaDeclaration.Register.Committees;
using LaDeclaration.Web.Browsing;

namespace LaDeclaration.Web.Pages.Map;

[PublicPage]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    /// <summary>From this many roles on a tile grows no darker.</summary>
    public const int DarkestShade = 6;

    /// <summary>Without the filter.</summary>
    public RegisterSnapshot FullSnapshot { get; private set; } = null!;

    /// <summary>With the filter, except for the role.</summary>
    public RegisterSnapshot Snapshot { get; private set; } = null!;

    public MembershipFilter Filter { get; private set; } = null!;

    /// <summary>Former roles within the filter.</summary>
    public EndedEntries Ended { get; private set; } = null!;

    /// <summary>The committee of the filter, if it is in force.</summary>
    public CommitteeDetails? Committee { get; private set; }

    /// <summary>All endorsing countries, from north to south; those without a place last.</summary>
    public IReadOnlyList<Tile> Tiles { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        Filter = await MembershipFilter.Read(db, reader, cancellation);
        if (reader.Error is not null)
            return BadRequest();
        FullSnapshot = await RegisterSnapshot.Read(db, reader, endedScope: EndedEntriesScope.HoldersAndRoles, cancellation: cancellation);
        Snapshot = Filter.Apply(FullSnapshot);
        List<string> committees = [.. Snapshot.Committees.Select(c => c.Committee)];
        Ended = Filter.IsEverything ? FullSnapshot.Ended : await EndedEntries.Read(db, reader, Snapshot, new EndedEntriesScope(_ => false, IncludesRoles: true), m => committees.Contains(m.Committee), cancellation);
        Committee = Filter.Committee is null ? null : FullSnapshot.Committee(Filter.Committee);
        Tiles = [.. FullSnapshot.Endorsements.Select(e => CreateTile(e.Country)).OrderBy(t => t.Place?.Row ?? int.MaxValue).ThenBy(t => t.Place?.Column)];
        return Page();
    }

    private Tile CreateTile(string country)
    {
        var held = Snapshot.Memberships.Where(m => m.Country == country).Select(m => m.Role).Distinct().Order();
        return new(country, Place.Find(country), Count(Role.Lead), Count(Role.Participant), [.. held.Where(Filter.Roles.Contains)]);

        int Count(Role role) => Filter.Roles.Contains(role) ? Snapshot.Count(role, country) : 0;
    }
}
