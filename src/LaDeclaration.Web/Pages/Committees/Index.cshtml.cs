using LaDeclaration.Register.Data;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages.Committees;

public sealed class IndexModel(RegisterDbContext db, Reader reader) : PageModel
{
    public Roster Roster { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancellation) => Roster = await Roster.Read(db, reader, cancellation: cancellation);
}
