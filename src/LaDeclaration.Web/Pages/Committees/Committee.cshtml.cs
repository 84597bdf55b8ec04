using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
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

    /// <summary>The last details, if an end is announced.</summary>
    public Statement? Closing => Snapshot.FindEnding<CommitteeDetails>(c => c.Committee == slug);

    /// <summary>All memberships up to the day, or, unless looking back, also announced ones.</summary>
    public Timeline Timeline { get; private set; } = null!;

    public NameLookup Names { get; private set; } = null!;

    public IReadOnlyList<RevisionSummary> Changes { get; private set; } = [];

    public bool IsInForce => Snapshot.Committee(slug) is not null;

    public CommitteeDetails Shown => Snapshot.Committee(slug) ?? Versions[^1];

    public IReadOnlyList<Membership> Leads => [.. Snapshot.MembersOf(slug, Role.Lead)];

    public IReadOnlyList<Membership> Participants => [.. Snapshot.MembersOf(slug, Role.Participant)];

    public CommitteeDetails? Previous => FindNeighbour(-1);

    public CommitteeDetails? Next => FindNeighbour(+1);

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancellation)
    {
        this.slug = slug;
        var (day, known) = reader.Clocks;
        Versions = await db.CommitteeDetails.AsNoTracking().KnownAt(known)
            .Where(c => c.Committee == slug).OrderBy(c => c.From).ToListAsync(cancellation);
        if (Versions.Count == 0)
            return NotFound();
        Snapshot = await RegisterSnapshot.Read(db, reader, m => m.Committee == slug, new EndedEntriesScope(c => c.Committee == slug), cancellation);
        var roles = db.Memberships.AsNoTracking().KnownAt(known).Where(m => m.Committee == slug);
        var held = await (reader.LooksBack ? roles.StartedBy(day) : roles).OrderBy(m => m.From).ThenBy(m => m.Role).ToListAsync(cancellation);
        Names = reader.Names();
        Announced = [.. Snapshot.AnnouncedForCommittee(slug).Where(s => IsInForce || s is not CommitteeDetails)];
        Timeline = new Timeline(CreateRows(held), day, Names, "Table_Country");
        Changes = await history.ReadNewest(new ChangeScope(Committee: slug), Names, cancellation);
        return Page();
    }

    /// <summary>Sorted by name.</summary>
    private IEnumerable<TimelineRow> CreateRows(List<Membership> roles) => roles
        .GroupBy(m => m.Country)
        .Select(held => new TimelineRow($"countries/{held.Key.ToLowerInvariant()}", GetName(held.Key), Shown.Pillar, [.. held]))
        .OrderBy(row => row.Name.In(reader.Language).Text, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true));

    private LocalizedText GetName(string country) => Snapshot.CountryNames.GetValueOrDefault(country)?.Name ?? Names.Country(country) ?? LocalizedText.English(country);

    private CommitteeDetails? FindNeighbour(int step)
    {
        var index = Snapshot.Committees.Select(c => c.Committee).ToList().IndexOf(slug);
        return index < 0 ? null : Snapshot.Committees.ElementAtOrDefault(index + step);
    }
}
