using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Countries;

[PublicPage]
public sealed class IndexModel(ReadingContext reader) : PageModel
{
    public RegisterSnapshot Snapshot { get; private set; } = null!;

    public NameLookup Names { get; private set; } = null!;

    /// <summary>The endorsements to show.</summary>
    public ListPage<Endorsement> Endorsements { get; private set; } = null!;

    /// <summary>Endorsements that begin or end later.</summary>
    public IReadOnlyList<Statement> Announced { get; private set; } = [];

    /// <summary>The number of endorsing countries with a role.</summary>
    public int WithRole => Snapshot.Endorsements.Count - Snapshot.EndorsementsWithoutRole.Count();

    public IActionResult OnGet()
    {
        Snapshot = RegisterSnapshot.WithoutMemberships(reader);
        Endorsements = ListPage.Read(reader, Snapshot.Endorsements, Country.MaxShown, PageLimits.CountriesOnPage);
        if (reader.Error is not null)
            return BadRequest();
        Names = reader.Names();
        Announced = [.. Snapshot.Announced.OfType<Endorsement>(), .. Endorsements.Items.Where(e => Snapshot.FindEnding(reader.Index.Index.EndorsementsOf(e.Country)) == e).OrderBy(e => e.Until)];
        return Page();
    }
}
