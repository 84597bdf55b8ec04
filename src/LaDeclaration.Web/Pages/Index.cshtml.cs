using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages;

[PublicPage]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader, RevisionHistory history, EffectiveDateQuery effectiveDates) : PageModel
{
    private const int NewestShown = 3;
    private const int MomentsShown = 6;

    public RegisterSnapshot Snapshot { get; private set; } = null!;

    public IReadOnlyList<RevisionSummary> Newest { get; private set; } = [];

    /// <summary>The last dates of effect, newest first.</summary>
    public IReadOnlyList<EffectiveDate> Moments { get; private set; } = [];

    public NameLookup Names { get; private set; } = null!;

    /// <summary>How many dates came before those.</summary>
    public int Earlier { get; private set; }

    public async Task OnGet(CancellationToken cancellation)
    {
        Snapshot = await RegisterSnapshot.Read(db, reader, cancellation: cancellation);
        Names = await NameLookup.Read(db, reader.Clocks.Known, cancellation);
        Newest = await history.ReadNewest(new ChangeScope(), Names, cancellation, NewestShown);
        var days = await effectiveDates.ReadDays(cancellation);
        Moments = await effectiveDates.Describe([.. days.Take(MomentsShown)], Names, cancellation);
        Earlier = days.Count - Moments.Count;
    }
}
