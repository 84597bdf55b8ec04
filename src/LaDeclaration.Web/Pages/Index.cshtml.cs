using LaDeclaration.Register.Data;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages;

public sealed class IndexModel(RegisterDbContext db, Reader reader, Annals annals, DatesOfChange dates) : PageModel
{
    private const int NewestShown = 3;
    private const int MomentsShown = 6;

    public Roster Roster { get; private set; } = null!;

    public IReadOnlyList<RevisionAccount> Newest { get; private set; } = [];

    /// <summary>The last dates of effect, newest first.</summary>
    public IReadOnlyList<Moment> Moments { get; private set; } = [];

    public NameBook Names { get; private set; } = null!;

    /// <summary>How many dates came before those.</summary>
    public int Earlier { get; private set; }

    public async Task OnGet(CancellationToken cancellation)
    {
        Roster = await Roster.Read(db, reader, cancellation: cancellation);
        Names = await NameBook.Read(db, reader.Clocks.Known, cancellation);
        Newest = await annals.Newest(new Scope(), Names, cancellation, NewestShown);
        var days = await dates.Days(cancellation);
        Moments = await dates.Tell([.. days.Take(MomentsShown)], Names, cancellation);
        Earlier = days.Count - Moments.Count;
    }
}
