using System.Globalization;
using System.Linq.Expressions;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Committees;

[PublicPage]
public sealed class CommitteeModel(RegisterDbContext db, ReadingContext reader, RevisionHistory history) : PageModel
{
    private string slug = "";

    public string Path => $"committees/{slug}";

    /// <summary>All known details, oldest first.</summary>
    public IReadOnlyList<CommitteeDetails> Versions { get; private set; } = [];

    public RegisterSnapshot Snapshot { get; private set; } = null!;

    /// <summary>Statements that start later.</summary>
    public IReadOnlyList<Statement> Announced { get; private set; } = [];

    /// <summary>The members to show: leads first, sorted by name.</summary>
    public ListPage<HeldRole> Members { get; private set; } = null!;

    /// <summary>The last details, if an end is announced.</summary>
    public Statement? Closing => Snapshot.FindEnding(Versions);

    /// <summary>All memberships up to the day, or, unless looking back, also announced ones.</summary>
    public Timeline Timeline { get; private set; } = null!;

    public NameLookup Names { get; private set; } = null!;

    public IReadOnlyList<RevisionSummary> Changes { get; private set; } = [];

    public bool IsInForce => Snapshot.Committee(slug) is not null;

    public CommitteeDetails Shown => Snapshot.Committee(slug) ?? Versions[^1];

    public IReadOnlyList<Membership> Leads => FindMembers(Role.Lead);

    public IReadOnlyList<Membership> Participants => FindMembers(Role.Participant);

    public CommitteeDetails? Previous => FindNeighbour(-1);

    public CommitteeDetails? Next => FindNeighbour(+1);

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancellation)
    {
        this.slug = slug;
        var day = reader.Clocks.On;
        Versions = reader.Index.Index.CommitteeVersions(slug);
        if (Versions.Count == 0)
            return NotFound();
        Members = ListPage.Read(reader, SortMembers(), Country.MaxShown, PageLimits.CountriesOnPage);
        if (reader.Error is not null)
            return BadRequest();
        IReadOnlyList<CommitteeDetails> committee = reader.Index.Committee(slug) is { } current ? [current] : [];
        var countries = Members.Items.Select(m => m.Country).Distinct().ToList();
        // Of very many members over time, those on the page, or the last.
        var known = reader.Index.Index.RolesOfCommittee(slug).ToList();
        if (countries.Count == 0)
            countries = [.. known.OrderByDescending(r => r.Until).Select(r => r.Country).Distinct().Take(PageLimits.CountriesOnPage)];
        Expression<Func<Membership, bool>> shown = known.Count <= PageLimits.RolesOverTime ? m => m.Committee == slug : m => m.Committee == slug && countries.Contains(m.Country);
        Snapshot = await RegisterSnapshot.Read(db, reader, shown, reader.Index.Pillars, committee, committee, cancellation);
        var roles = db.Memberships.AsNoTracking().KnownAt(reader.Clocks).Where(shown);
        var held = await (reader.LooksBack ? roles.StartedBy(day) : roles).OrderBy(m => m.From).ThenBy(m => m.Role).ToListAsync(cancellation);
        Names = reader.Names();
        Announced = [.. Snapshot.AnnouncedForCommittee(slug).Where(s => IsInForce || s is not CommitteeDetails)];
        Timeline = new Timeline(CreateRows(held), day, Names, "Table_Country");
        Changes = await history.ReadNewest(new ChangeScope(Committee: slug), Names, cancellation);
        return Page();
    }

    private List<HeldRole> SortMembers() =>
    [
        .. reader.Index.RolesOfCommittee(slug).OrderBy(r => r.Role)
            .ThenBy(r => reader.Index.Country(r.Country)?.Name.In(reader.Language).Text ?? r.Country, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)),
    ];

    private List<Membership> FindMembers(Role role)
    {
        var shown = Members.Items.Where(r => r.Role == role).Select(r => r.Country).ToHashSet();
        return [.. Snapshot.MembersOf(slug, role).Where(m => shown.Contains(m.Country))];
    }

    /// <summary>Sorted by name.</summary>
    private IEnumerable<TimelineRow> CreateRows(List<Membership> roles) => roles
        .GroupBy(m => m.Country)
        .Select(held => new TimelineRow($"countries/{held.Key.ToLowerInvariant()}", GetName(held.Key), Shown.Pillar, [.. held]))
        .OrderBy(row => row.Name.In(reader.Language).Text, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true));

    private LocalizedText GetName(string country) => Snapshot.Country(country)?.Name ?? Names.Country(country) ?? LocalizedText.English(country);

    private CommitteeDetails? FindNeighbour(int step)
    {
        var committees = reader.Index.Committees;
        return IsInForce ? committees.ElementAtOrDefault(committees.TakeWhile(c => c.Committee != slug).Count() + step) : null;
    }
}
