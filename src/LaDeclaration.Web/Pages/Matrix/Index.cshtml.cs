using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Web.Browsing;

namespace LaDeclaration.Web.Pages.Matrix;

[PublicPage]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    /// <summary>How much of what is announced is listed below.</summary>
    public const int AnnouncedShown = 40;

    private ILookup<(string Country, string Committee), Membership> cells = null!;

    /// <summary>With the committees shown, except for the role.</summary>
    public RegisterSnapshot Snapshot { get; private set; } = null!;

    /// <summary>The committees to show, of those in the filter.</summary>
    public ListPage<CommitteeDetails> Committees { get; private set; } = null!;

    /// <summary>The numbers of all pillars.</summary>
    public IEnumerable<int> Pillars => reader.Index.Pillars.Select(p => p.Pillar);

    public MembershipFilter Filter { get; private set; } = null!;

    /// <summary>“country” for the table, or “committee” for a list of committees.</summary>
    public string By { get; private set; } = "";

    /// <summary>“name”, or “roles” for the most roles first.</summary>
    public string Sort { get; private set; } = "";

    /// <summary>The countries to compare, if the query string has some.</summary>
    public Comparison? Comparison { get; private set; }

    /// <summary>All endorsing countries, or, beside a part of the committees, those with a role in it; sorted by <see cref="Sort"/>.</summary>
    public IReadOnlyList<Endorsement> Rows { get; private set; } = [];

    /// <summary>Countries with both roles in a committee, of those shown.</summary>
    public IReadOnlyList<(string Country, string Committee)> BothRoles =>
        [.. Snapshot.Memberships.Where(m => m.Role == Role.Lead && Snapshot.HasBothRoles(m.Country, m.Committee)).Select(m => (m.Country, m.Committee))];

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        By = reader.GetQueryValue("by", "country", "committee") ?? "country";
        Sort = reader.GetQueryValue("sort", "name", "roles") ?? "name";
        Filter = MembershipFilter.Read(reader);
        Comparison = await Comparison.Read(db, reader, cancellation);
        if (Comparison is null && reader.Error is null)
            await ReadMatrix(cancellation);
        return reader.Error is null ? Page() : BadRequest();
    }

    /// <summary>Those of the filtered roles, lead first.</summary>
    public IReadOnlyList<Membership> FindMemberships(string country, string committee) => [.. cells[(country, committee)].OrderBy(m => m.Role)];

    /// <summary>The number of memberships shown, of the filtered roles; a country with both roles in a committee counts once.</summary>
    public int Count(string? country = null, string? committee = null) => Filter.Roles.Sum(role => Snapshot.Count(role, country, committee));

    private async Task ReadMatrix(CancellationToken cancellation)
    {
        var index = reader.Index;
        var selected = Filter.SelectCommittees(index);
        var isWhole = By == "country" ? index.CanShowTable(selected.Count) : selected.Count <= Pillar.MaxShownCommittees;
        Committees = ListPage.Read(reader, selected, isWhole ? selected.Count : 0, By == "country" ? PageLimits.ColumnsOnPage : PageLimits.CommitteesOnPage);
        if (reader.Error is not null)
            return;
        var pillars = Filter.SelectPillars(index);
        Snapshot = await RegisterSnapshot.Read(db, reader, Committees.Items, isWhole ? pillars : [.. pillars.Where(p => Committees.Items.Any(c => c.Pillar == p.Pillar))], cancellation);
        if (By == "committee")
            Snapshot = Snapshot.WithCommittees([.. SortCommittees(Snapshot.Committees)]);
        cells = Snapshot.Memberships.Where(m => Filter.Roles.Contains(m.Role)).ToLookup(m => (m.Country, m.Committee));
        var holding = Snapshot.Memberships.Select(m => m.Country).ToHashSet();
        Rows = [.. Snapshot.Endorsements.Where(e => isWhole || holding.Contains(e.Country))];
        if (Sort == "roles")
            Rows = [.. Rows.OrderByDescending(e => Count(e.Country)).ThenByDescending(e => Snapshot.Count(Role.Lead, e.Country))];
    }

    private IEnumerable<CommitteeDetails> SortCommittees(IEnumerable<CommitteeDetails> committees) => committees
        .OrderByDescending(c => Sort == "roles" ? Count(committee: c.Committee) : 0)
        .ThenBy(c => c.Name.In(reader.Language).Text, Snapshot.NameComparer);
}
