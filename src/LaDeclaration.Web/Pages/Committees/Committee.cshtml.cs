using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Pages.Committees;

[PublicPage]
public sealed class CommitteeModel(RegisterDbContext db, ReadingContext reader, RevisionHistory history) : PageModel
{
    private string slug = "";

    public string Path => $"committees/{slug}";

    /// <summary>All known details, oldest first.</summary>
    public IReadOnlyList<CommitteeDetails> Versions { get; private set; } = [];

    public RegisterSnapshot Snapshot { get; private set; } = null!;

    /// <summary>What begins later.</summary>
    public IReadOnlyList<Statement> Announced { get; private set; } = [];

    /// <summary>The details with which it closes, if that is announced.</summary>
    public Statement? Closing => Snapshot.FindEnding<CommitteeDetails>(c => c.Committee == slug);

    /// <summary>Every role held up to the day asked about; from today on also what is announced.</summary>
    public Timeline Timeline { get; private set; } = null!;

    public NameLookup Names { get; private set; } = null!;

    public IReadOnlyList<RevisionSummary> Changes { get; private set; } = [];

    public bool IsInForce => Snapshot.Committee(slug) is not null;

    public CommitteeDetails Shown => Snapshot.Committee(slug) ?? Versions[^1];

    public IReadOnlyList<Membership> Leads => [.. Snapshot.MembersOf(slug, Role.Lead)];

    public IReadOnlyList<Membership> Participants => [.. Snapshot.MembersOf(slug, Role.Participant)];

    public CommitteeDetails? Previous => Neighbour(-1);

    public CommitteeDetails? Next => Neighbour(+1);

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
        Names = await NameLookup.Read(db, known, cancellation);
        Announced = [.. Snapshot.AnnouncedForCommittee(slug).Where(s => IsInForce || s is not CommitteeDetails)];
        Timeline = new Timeline(Rows(held), day, Names, "Table_Country");
        Changes = await history.ReadNewest(new ChangeScope(Committee: slug), Names, cancellation);
        return Page();
    }

    /// <summary>In the language's order of names.</summary>
    private IEnumerable<TimelineRow> Rows(List<Membership> roles) => roles
        .GroupBy(m => m.Country)
        .Select(held => new TimelineRow($"countries/{held.Key.ToLowerInvariant()}", NameOf(held.Key), Shown.Pillar, [.. held]))
        .OrderBy(row => row.Name.In(reader.Language).Text, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true));

    private LocalizedText NameOf(string country) => Snapshot.CountryNames.GetValueOrDefault(country)?.Name ?? Names.Country(country) ?? LocalizedText.English(country);

    private CommitteeDetails? Neighbour(int step)
    {
        var place = Snapshot.Committees.Select(c => c.Committee).ToList().IndexOf(slug);
        return place < 0 ? null : Snapshot.Committees.ElementAtOrDefault(place + step);
    }
}
