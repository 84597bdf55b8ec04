using System.Linq.Expressions;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Countries;

[PublicPage]
public sealed class CountryModel(RegisterDbContext db, ReadingContext reader, RevisionHistory history) : PageModel
{
    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string Code { get; private set; } = "";

    public string Path => $"countries/{Code.ToLowerInvariant()}";

    /// <summary>All known names, oldest first.</summary>
    public IReadOnlyList<CountryDetails> Versions { get; private set; } = [];

    public RegisterSnapshot Snapshot { get; private set; } = null!;

    /// <summary>All memberships up to the day, or, unless looking back, also announced ones.</summary>
    public Timeline Timeline { get; private set; } = null!;

    /// <summary>Statements that start later.</summary>
    public IReadOnlyList<Statement> Announced { get; private set; } = [];

    /// <summary>The endorsement, if an end is announced.</summary>
    public Statement? EndorsementEnding => Snapshot.FindEnding(reader.Index.Index.EndorsementsOf(Code));

    /// <summary>The roles to show: those as lead first, sorted by pillar and order.</summary>
    public ListPage<HeldRole> Roles { get; private set; } = null!;

    public NameLookup Names { get; private set; } = null!;

    public IReadOnlyList<RevisionSummary> Changes { get; private set; } = [];

    public bool IsInForce => Snapshot.Country(Code) is not null;

    public CountryDetails Shown => Snapshot.Country(Code) ?? Versions[^1];

    public Endorsement? Endorsement => reader.Index.Endorsement(Code);

    /// <summary>The next endorsement, if there is none on the day.</summary>
    public Endorsement? NextEndorsement { get; private set; }

    public IReadOnlyList<Membership> Leads => FindMemberships(Role.Lead);

    public IReadOnlyList<Membership> Participations => FindMemberships(Role.Participant);

    public async Task<IActionResult> OnGet(string code, CancellationToken cancellation)
    {
        Code = code.ToUpperInvariant();
        var day = reader.Clocks.On;
        Versions = reader.Index.Index.CountryVersions(Code);
        if (Versions.Count == 0)
            return NotFound();
        Roles = ListPage.Read(reader, [.. reader.Index.RolesOfCountry(Code).OrderBy(r => r.Role).ThenBy(r => Place(r.Committee))], Pillar.MaxShownCommittees, PageLimits.CommitteesOnPage);
        if (reader.Error is not null)
            return BadRequest();
        var slugs = Roles.Items.Select(r => r.Committee).Distinct().ToList();
        // Of very many roles over time, those in the committees of the page, or the last.
        var known = reader.Index.Index.RolesOfCountry(Code).ToList();
        if (slugs.Count == 0)
            slugs = [.. known.OrderByDescending(r => r.Until).Select(r => r.Committee).Distinct().Take(PageLimits.CommitteesOnPage)];
        Expression<Func<Membership, bool>> shown = known.Count <= PageLimits.RolesOverTime ? m => m.Country == Code : m => m.Country == Code && slugs.Contains(m.Committee);
        Snapshot = await RegisterSnapshot.Read(db, reader, shown, reader.Index.Pillars, [.. slugs.Select(reader.Index.Committee).OfType<CommitteeDetails>()], [], cancellation);
        var roles = db.Memberships.AsNoTracking().KnownAt(reader.Clocks).Where(shown);
        var held = await (reader.LooksBack ? roles.StartedBy(day) : roles).OrderBy(m => m.From).ThenBy(m => m.Role).ToListAsync(cancellation);
        Names = reader.Names();
        Timeline = new Timeline(CreateRows(held), day, Names, "Table_Committee");
        Announced = [.. Snapshot.AnnouncedForCountry(Code).Where(s => IsInForce || s is not CountryDetails)];
        if (IsInForce && Endorsement is null)
            NextEndorsement = reader.Index.Index.EndorsementsOf(Code).FirstOrDefault(e => !e.HasStartedBy(day));
        Changes = await history.ReadNewest(new ChangeScope(Country: Code), Names, cancellation);
        return Page();
    }

    /// <summary>Sorted by pillar and order; committees not in force by their latest details.</summary>
    private IEnumerable<TimelineRow> CreateRows(List<Membership> roles) =>
        from role in roles
        group role by role.Committee into held
        let committee = Snapshot.Committee(held.Key) ?? reader.Index.Index.CommitteeVersions(held.Key)[^1]
        orderby committee.Pillar, committee.Order
        select new TimelineRow($"committees/{held.Key}", committee.Name, committee.Pillar, [.. held]);

    private List<Membership> FindMemberships(Role role) =>
    [
        .. from held in Roles.Items
           where held.Role == role
           from member in Snapshot.MembersOf(held.Committee, role)
           select member,
    ];

    private (int Pillar, int Order) Place(string committee) => reader.Index.Committee(committee) is { } details ? (details.Pillar, details.Order) : default;
}
