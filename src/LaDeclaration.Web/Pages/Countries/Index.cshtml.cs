using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages.Countries;

public sealed class IndexModel(RegisterDbContext db, Reader reader) : PageModel
{
    public Roster Roster { get; private set; } = null!;

    public NameBook Names { get; private set; } = null!;

    /// <summary>Endorsements that begin or end later.</summary>
    public IReadOnlyList<Statement> Announced { get; private set; } = [];

    public int WithRole => Roster.Endorsements.Count - Roster.WithoutRole.Count();

    public async Task OnGet(CancellationToken cancellation)
    {
        Roster = await Roster.Read(db, reader, missing: Missing.HoldersAndRoles, cancellation: cancellation);
        Names = await NameBook.Read(db, reader.Clocks.Known, cancellation);
        Announced = [.. Roster.Announced.OfType<Endorsement>(), .. Roster.Ending.OfType<Endorsement>().Where(e => e.IsInForce(reader.Clocks.On))];
    }
}
