using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
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

    /// <summary>Its former roles.</summary>
    public EndedEntries Ended { get; private set; } = new([], default);

    /// <summary>The endorsement, if an end is announced.</summary>
    public Statement? EndorsementEnding => Snapshot.FindEnding<Endorsement>(e => e.Country == Code);

    public NameLookup Names { get; private set; } = null!;

    public IReadOnlyList<RevisionSummary> Changes { get; private set; } = [];

    public bool IsInForce => Snapshot.CountryNames.ContainsKey(Code);

    public CountryDetails Shown => Snapshot.CountryNames.GetValueOrDefault(Code) ?? Versions[^1];

    public Endorsement? Endorsement => Snapshot.Endorsements.FirstOrDefault(e => e.Country == Code);

    /// <summary>The next endorsement, if there is none on the day.</summary>
    public Endorsement? NextEndorsement { get; private set; }

    public IReadOnlyList<Membership> Leads => FindMemberships(Role.Lead);

    public IReadOnlyList<Membership> Participations => FindMemberships(Role.Participant);

    public async Task<IActionResult> OnGet(string code, CancellationToken cancellation)
    {
        Code = code.ToUpperInvariant();
        var (day, known) = reader.Clocks;
        Versions = await db.CountryDetails.AsNoTracking().KnownAt(known)
            .Where(c => c.Country == Code).OrderBy(c => c.From).ToListAsync(cancellation);
        if (Versions.Count == 0)
            return NotFound();
        Snapshot = await RegisterSnapshot.Read(db, reader, m => m.Country == Code, cancellation: cancellation);
        var roles = db.Memberships.AsNoTracking().KnownAt(known).Where(m => m.Country == Code);
        var held = await (reader.LooksBack ? roles.StartedBy(day) : roles).OrderBy(m => m.From).ThenBy(m => m.Role).ToListAsync(cancellation);
        Names = reader.Names();
        Timeline = new Timeline(CreateRows(held), day, Names, "Table_Committee");
        Announced = [.. Snapshot.Announced.Where(s => s.Subject.Country == Code && (IsInForce || s is not CountryDetails))];
        Ended = new EndedEntries(held, day);
        if (IsInForce && Endorsement is null)
            NextEndorsement = await db.Endorsements.AsNoTracking().KnownAt(known).NotStartedBy(day).Where(e => e.Country == Code).OrderBy(e => e.From).FirstOrDefaultAsync(cancellation);
        Changes = await history.ReadNewest(new ChangeScope(Country: Code), Names, cancellation);
        return Page();
    }

    /// <summary>Sorted by pillar and order; committees not in force by their latest details.</summary>
    private IEnumerable<TimelineRow> CreateRows(List<Membership> roles) =>
        from role in roles
        group role by role.Committee into held
        let committee = Snapshot.Committee(held.Key) ?? Names.Nouns.OfType<CommitteeDetails>().First(c => c.Committee == held.Key)
        orderby committee.Pillar, committee.Order
        select new TimelineRow($"committees/{held.Key}", committee.Name, committee.Pillar, [.. held]);

    private List<Membership> FindMemberships(Role role) =>
        [.. from committee in Snapshot.Committees
            from member in Snapshot.MembersOf(committee.Committee, role)
            where member.Country == Code
            select member];
}
