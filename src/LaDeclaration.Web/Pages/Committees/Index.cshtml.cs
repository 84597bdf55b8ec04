using LaDeclaration.Web.Browsing;

namespace LaDeclaration.Web.Pages.Committees;

[PublicPage]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    /// <summary>With all committees if they are few enough, otherwise with none.</summary>
    public RegisterSnapshot Snapshot { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancellation) =>
        Snapshot = await RegisterSnapshot.Read(db, reader, reader.Index.CanShowAllCommittees() ? reader.Index.Committees : [], cancellation: cancellation);
}
