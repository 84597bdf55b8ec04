using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Revisions;

/// <summary>Everything that was published, newest first, each with the way to undo it.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    private const int PageSize = 25;

    /// <summary>Show from this revision downwards; the newest, unless it is one.</summary>
    [FromQuery]
    public int? Before { get; set; }

    public IReadOnlyList<RevisionLine> Revisions { get; private set; } = [];

    /// <summary>The newest revision of the page before, and of the page after; none at the ends.</summary>
    public int? Newer => First >= reader.Newest ? null : Math.Min(reader.Newest, First + PageSize);

    public int? Older => First <= PageSize ? null : First - PageSize;

    private int First => Before is { } before && before >= 1 && before < reader.Newest ? before : reader.Newest;

    public async Task OnGet(CancellationToken cancellation) =>
        Revisions = await db.Revisions
            .Where(r => r.Number <= First && r.Number > First - PageSize)
            .OrderByDescending(r => r.Number)
            .Select(r => new RevisionLine(r.Number, r.PublishedAt, new Reason(r.Reason, r.ReasonLanguage, r.ChangeSet!.SeedKey)))
            .ToListAsync(cancellation);
}
