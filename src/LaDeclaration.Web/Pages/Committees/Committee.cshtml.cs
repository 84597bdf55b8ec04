using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Pages.Committees;

public sealed class CommitteeModel(RegisterDbContext db, Reader reader, Sentences sentences, Phrases phrases) : PageModel
{
    private string slug = "";

    public string Path => $"committees/{slug}";

    /// <summary>All known details, oldest first.</summary>
    public IReadOnlyList<CommitteeDetails> Versions { get; private set; } = [];

    public Roster Roster { get; private set; } = null!;

    /// <summary>Memberships that begin later, and those that ended, as sentences.</summary>
    public IReadOnlyList<string> Announced { get; private set; } = [];

    public IReadOnlyList<string> Earlier { get; private set; } = [];

    public NameBook Names { get; private set; } = null!;

    public IReadOnlyList<RevisionLine> Changes { get; private set; } = [];

    public bool IsInForce => Roster.Committee(slug) is not null;

    public CommitteeDetails Shown => Roster.Committee(slug) ?? Versions[^1];

    public IReadOnlyList<Membership> Leads => [.. Roster.MembersOf(slug, Role.Lead)];

    public IReadOnlyList<Membership> Participants => [.. Roster.MembersOf(slug, Role.Participant)];

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
        Roster = await Roster.Read(db, reader, m => m.Committee == slug, cancellation);
        var ended = await db.Memberships.AsNoTracking().KnownAt(known)
            .Where(m => m.Committee == slug && m.Until <= day).OrderBy(m => m.From).ToListAsync(cancellation);
        Names = await NameBook.Read(db, known, cancellation);
        Announced = [.. Roster.Announced.Where(s => s.Subject.Committee == slug).Select(s => $"{sentences.Describe(s, Names)}, {phrases.Since(s, day)}")];
        Earlier = [.. ended.Select(m => $"{sentences.Describe(m, Names)}, {phrases.Period(m)}")];
        Changes = await db.Touching(s => (s is CommitteeDetails && ((CommitteeDetails)s).Committee == slug) || (s is Membership && ((Membership)s).Committee == slug), reader, cancellation);
        return Page();
    }

    private CommitteeDetails? Neighbour(int step)
    {
        var place = Roster.Committees.Select(c => c.Committee).ToList().IndexOf(slug);
        return place < 0 ? null : Roster.Committees.ElementAtOrDefault(place + step);
    }
}
