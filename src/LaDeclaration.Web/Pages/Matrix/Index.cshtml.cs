using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Web.Browsing;

namespace LaDeclaration.Web.Pages.Matrix;

[PublicPage]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    private ILookup<(string Country, string Committee), Membership> cells = null!;

    /// <summary>With the filter, except for the role.</summary>
    public RegisterSnapshot Snapshot { get; private set; } = null!;

    /// <summary>The numbers of all pillars.</summary>
    public IEnumerable<int> Pillars { get; private set; } = [];

    public MembershipFilter Filter { get; private set; } = null!;

    /// <summary>“country” for the table, or “committee” for a list of committees.</summary>
    public string By { get; private set; } = "";

    /// <summary>“name”, or “roles” for the most roles first.</summary>
    public string Sort { get; private set; } = "";

    /// <summary>The countries to compare, if the query string has some.</summary>
    public Comparison? Comparison { get; private set; }

    /// <summary>All endorsing countries, sorted by <see cref="Sort"/>.</summary>
    public IReadOnlyList<Endorsement> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        By = reader.GetQueryValue("by", "country", "committee") ?? "country";
        Sort = reader.GetQueryValue("sort", "name", "roles") ?? "name";
        Filter = await MembershipFilter.Read(db, reader, cancellation);
        var snapshot = await RegisterSnapshot.Read(db, reader, endedScope: EndedEntriesScope.HoldersAndRoles, cancellation: cancellation);
        Comparison = Comparison.Read(snapshot, reader);
        if (reader.Error is not null)
            return BadRequest();
        Pillars = snapshot.Pillars.Select(p => p.Pillar);
        Snapshot = Filter.Apply(snapshot);
        Snapshot = Snapshot.Restrict(Snapshot.Pillars, By == "committee" ? SortCommittees(Snapshot.Committees) : Snapshot.Committees);
        cells = Snapshot.Memberships.Where(m => Filter.Roles.Contains(m.Role)).ToLookup(m => (m.Country, m.Committee));
        Rows = Sort == "name" ? Snapshot.Endorsements : [.. Snapshot.Endorsements.OrderByDescending(e => Count(e.Country)).ThenByDescending(e => Snapshot.Count(Role.Lead, e.Country))];
        return Page();
    }

    /// <summary>Those of the filtered roles, lead first.</summary>
    public IReadOnlyList<Membership> FindMemberships(string country, string committee) => [.. cells[(country, committee)].OrderBy(m => m.Role)];

    /// <summary>The number of memberships of the filtered roles; a country with both roles in a committee counts once.</summary>
    public int Count(string? country = null, string? committee = null) => Filter.Roles.Sum(role => Snapshot.Count(role, country, committee));

    private IEnumerable<CommitteeDetails> SortCommittees(IEnumerable<CommitteeDetails> committees) => committees
        .OrderByDescending(c => Sort == "roles" ? Count(committee: c.Committee) : 0)
        .ThenBy(c => c.Name.In(reader.Language).Text, Snapshot.NameComparer);
}
