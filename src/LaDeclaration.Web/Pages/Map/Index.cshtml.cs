using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Browsing;

namespace LaDeclaration.Web.Pages.Map;

[PublicPage]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    /// <summary>From this many roles on a tile grows no darker.</summary>
    public const int DarkestShade = 6;

    /// <summary>The committees that the filter selects; null for all.</summary>
    private HashSet<string>? selected;

    /// <summary>The committees that the filter selects, with their members, or none if they are too many.</summary>
    public RegisterSnapshot Snapshot { get; private set; } = null!;

    public MembershipFilter Filter { get; private set; } = null!;

    /// <summary>The committee of the filter, if it is in force.</summary>
    public CommitteeDetails? Committee { get; private set; }

    /// <summary>Whether the filter selects anything in force.</summary>
    public bool HasSelection => Snapshot.Pillars.Count > 0;

    /// <summary>The endorsing countries, from north to south; those without a place last.</summary>
    public ListPage<Endorsement> Countries { get; private set; } = null!;

    public IReadOnlyList<Tile> Tiles { get; private set; } = [];

    /// <summary>Countries with both roles in a committee, of those selected.</summary>
    public IReadOnlyList<(string Country, string Committee)> BothRoles => [.. reader.Index.BothRoles.Where(both => selected?.Contains(both.Committee) != false)];

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        var index = reader.Index;
        Filter = MembershipFilter.Read(reader);
        Countries = ListPage.Read(reader, SortEndorsements(index), Country.MaxShown, Country.MaxShown);
        if (reader.Error is not null)
            return BadRequest();
        var committees = Filter.SelectCommittees(index);
        selected = Filter is { Pillar: null, Committee: null } ? null : [.. committees.Select(c => c.Committee)];
        var canShow = selected is null ? index.CanShowAllCommittees() : committees.Count <= Pillar.MaxShownCommittees;
        Snapshot = await RegisterSnapshot.Read(db, reader, canShow ? committees : [], Filter.SelectPillars(index), cancellation);
        Committee = Filter.Committee is null ? null : index.Committee(Filter.Committee);
        Tiles = [.. Countries.Items.Select(e => CreateTile(index, e.Country))];
        return Page();
    }

    /// <summary>The roles of a country, within the filter, that ended last.</summary>
    public IReadOnlyList<HeldRole> FindLastRoles(string country) => reader.Index.FindLastRoles(new Subject("country", Country: country), committees: selected);

    private List<Endorsement> SortEndorsements(IndexOnDay index) =>
        [.. index.EndorsementsByName(reader.Language).OrderBy(e => Place.Find(e.Country)?.Row ?? int.MaxValue).ThenBy(e => Place.Find(e.Country)?.Column)];

    private Tile CreateTile(IndexOnDay index, string country)
    {
        var roles = selected is null ? index.RolesOfCountry(country) : [.. index.RolesOfCountry(country).Where(r => selected.Contains(r.Committee))];
        var (leads, participants) = selected is null ? index.CountRoles(new Subject("country", Country: country)) : IndexOnDay.CountRoles(roles);
        return new(country, Place.Find(country), Shown(Role.Lead) ? leads : 0, Shown(Role.Participant) ? participants : 0, [.. roles.Select(r => r.Role).Distinct().Order().Where(Shown)]);

        bool Shown(Role role) => Filter.Roles.Contains(role);
    }
}
