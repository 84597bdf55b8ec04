using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Countries;

[PublicPage]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    public RegisterSnapshot Snapshot { get; private set; } = null!;

    public NameLookup Names { get; private set; } = null!;

    /// <summary>Endorsements that begin or end later.</summary>
    public IReadOnlyList<Statement> Announced { get; private set; } = [];

    /// <summary>The number of endorsing countries with a role.</summary>
    public int WithRole => Snapshot.Endorsements.Count - Snapshot.EndorsementsWithoutRole.Count();

    public async Task OnGet(CancellationToken cancellation)
    {
        Snapshot = await RegisterSnapshot.Read(db, reader, endedScope: EndedEntriesScope.HoldersAndRoles, cancellation: cancellation);
        Names = reader.Names();
        Announced = [.. Snapshot.Announced.OfType<Endorsement>(), .. Snapshot.Ending.OfType<Endorsement>().Where(e => e.IsInForce(reader.Clocks.On))];
    }
}
