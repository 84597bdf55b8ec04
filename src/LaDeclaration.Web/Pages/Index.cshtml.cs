using LaDeclaration.Register.Data;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Pages;

public sealed class IndexModel(RegisterDbContext db, Reader reader) : PageModel
{
    private const int NewestShown = 3;

    public Roster Roster { get; private set; } = null!;

    public IReadOnlyList<RevisionLine> Newest { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        Roster = await Roster.Read(db, reader, cancellation: cancellation);
        Newest = await db.Revisions
            .Where(r => r.Number <= reader.Clocks.Known)
            .OrderByDescending(r => r.Number)
            .Take(NewestShown)
            .Select(r => new RevisionLine(r.Number, r.PublishedAt, r.Reason, r.ReasonLanguage))
            .ToListAsync(cancellation);
    }
}
