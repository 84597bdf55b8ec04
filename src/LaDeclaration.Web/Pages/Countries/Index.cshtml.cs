using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages.Countries;

public sealed class IndexModel(RegisterDbContext db, Reader reader, Sentences sentences) : PageModel
{
    public Roster Roster { get; private set; } = null!;

    /// <summary>Endorsements that begin later, as sentences.</summary>
    public IReadOnlyList<Said> Announced { get; private set; } = [];

    public int WithRole => Roster.Endorsements.Count - Roster.WithoutRole.Count();

    public async Task OnGet(CancellationToken cancellation)
    {
        Roster = await Roster.Read(db, reader, cancellation: cancellation);
        var names = await NameBook.Read(db, reader.Clocks.Known, cancellation);
        Announced = [.. Roster.Announced.OfType<Endorsement>().Select(e => sentences.Announced(e, names))];
    }
}
