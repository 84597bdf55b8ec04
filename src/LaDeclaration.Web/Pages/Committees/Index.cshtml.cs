using LaDeclaration.Register.Data;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages.Committees;

[PublicPage]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    public RegisterSnapshot Snapshot { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancellation) => Snapshot = await RegisterSnapshot.Read(db, reader, cancellation: cancellation);
}
