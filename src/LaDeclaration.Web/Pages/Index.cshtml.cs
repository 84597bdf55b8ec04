using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages;

[PublicPage]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader, RevisionHistory history, EffectiveDateQuery effectiveDates) : PageModel
{
    private const int NewestShown = 3;
    private const int DatesShown = 6;

    /// <summary>With all committees if they are few enough, otherwise with none.</summary>
    public RegisterSnapshot Snapshot { get; private set; } = null!;

    public IReadOnlyList<RevisionSummary> Newest { get; private set; } = [];

    /// <summary>The latest, newest first.</summary>
    public IReadOnlyList<EffectiveDate> EffectiveDates { get; private set; } = [];

    public NameLookup Names { get; private set; } = null!;

    /// <summary>The number of dates before those.</summary>
    public int EarlierCount { get; private set; }

    public async Task OnGet(CancellationToken cancellation)
    {
        Snapshot = await RegisterSnapshot.Read(db, reader, reader.Index.CanShowAllCommittees() ? reader.Index.Committees : [], cancellation: cancellation);
        Names = reader.Names();
        Newest = await history.ReadNewest(new ChangeScope(), Names, cancellation, NewestShown);
        var days = effectiveDates.Days;
        EffectiveDates = await effectiveDates.Describe([.. days.Take(DatesShown)], Names, cancellation);
        EarlierCount = days.Count - EffectiveDates.Count;
    }
}
