using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Pages.Countries;

public sealed class CountryModel(RegisterDbContext db, Reader reader, Sentences sentences, Phrases phrases) : PageModel
{
    /// <summary>ISO 3166-1 alpha-2, upper case; lower case in the address.</summary>
    public string Code { get; private set; } = "";

    public string Path => $"countries/{Code.ToLowerInvariant()}";

    /// <summary>All known names, oldest first.</summary>
    public IReadOnlyList<CountryDetails> Versions { get; private set; } = [];

    public Roster Roster { get; private set; } = null!;

    /// <summary>Every role held up to the day asked about; from today on also what is announced.</summary>
    public IReadOnlyList<Membership> Roles { get; private set; } = [];

    public IReadOnlyList<string> Announced { get; private set; } = [];

    public NameBook Names { get; private set; } = null!;

    public IReadOnlyList<RevisionLine> Changes { get; private set; } = [];

    public bool IsInForce => Roster.CountryNames.ContainsKey(Code);

    public CountryDetails Shown => Roster.CountryNames.GetValueOrDefault(Code) ?? Versions[^1];

    public Endorsement? Endorsement => Roster.Endorsements.FirstOrDefault(e => e.Country == Code);

    public IReadOnlyList<Membership> Leads => InOrder(Role.Lead);

    public IReadOnlyList<Membership> Participates => InOrder(Role.Participant);

    public string CommitteeName(string slug, string language) => Names.Committee(slug)?.In(language).Text ?? slug;

    public async Task<IActionResult> OnGet(string code, CancellationToken cancellation)
    {
        Code = code.ToUpperInvariant();
        var (day, known) = reader.Clocks;
        if (code.Any(char.IsUpper))
            return NotFound();
        Versions = await db.CountryDetails.AsNoTracking().KnownAt(known)
            .Where(c => c.Country == Code).OrderBy(c => c.From).ToListAsync(cancellation);
        if (Versions.Count == 0)
            return NotFound();
        Roster = await Roster.Read(db, reader, m => m.Country == Code, cancellation);
        Roles = await db.Memberships.AsNoTracking().KnownAt(known)
            .Where(m => m.Country == Code && (!reader.LooksBack || m.From <= day)).OrderBy(m => m.From).ThenBy(m => m.Role).ToListAsync(cancellation);
        Names = await NameBook.Read(db, known, cancellation);
        Announced = [.. Roster.Announced.Where(s => s.Subject.Country == Code).Select(s => $"{sentences.Describe(s, Names)}, {phrases.Since(s, day)}")];
        Changes = await db.Touching(s => (s is CountryDetails && ((CountryDetails)s).Country == Code)
            || (s is Endorsement && ((Endorsement)s).Country == Code) || (s is Membership && ((Membership)s).Country == Code), reader, cancellation);
        return Page();
    }

    private List<Membership> InOrder(Role role) =>
        [.. from committee in Roster.Committees
            from member in Roster.MembersOf(committee.Committee, role)
            where member.Country == Code
            select member];
}
