using LaDeclaration.Web.Browsing;

namespace LaDeclaration.Web.Pages.Committees;

[PublicPage]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    public RegisterSnapshot Snapshot { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancellation) => Snapshot = await RegisterSnapshot.Read(db, reader, cancellation: cancellation);
}
