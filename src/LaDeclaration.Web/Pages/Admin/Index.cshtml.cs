using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Keeping;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>Where staff begin: for an editor what waits and what is new, for a delegate the country's roles and what became of proposals.</summary>
public sealed class IndexModel(RegisterDbContext db, Docket docket, Seats seats, KeptForms kept, Reader reader) : PageModel
{
    private const int RevisionsShown = 5;
    private const int DecidedShown = 5;

    /// <summary>The delegate's country; none for an editor.</summary>
    public string? Country { get; private set; }

    public LocalizedText? CountryName { get; private set; }

    public IReadOnlyList<Seat> Seats { get; private set; } = [];

    public int WaitingCount { get; private set; }

    public IReadOnlyList<DocketEntry> Waiting { get; private set; } = [];

    public IReadOnlyList<DocketEntry> Decided { get; private set; } = [];

    public IReadOnlyList<DocketEntry> Drafts { get; private set; } = [];

    /// <summary>Forms that were left before they were sent.</summary>
    public IReadOnlyList<(string Address, DateTime KeptAt)> Begun { get; private set; } = [];

    public IReadOnlyList<NewestRevision> Newest { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        var actor = User.AsActor();
        Drafts = await docket.Own(actor, [ChangeSetStatus.Draft], cancellation: cancellation);
        Begun = await kept.Of(actor.Id!, cancellation);
        WaitingCount = await docket.CountWaiting(actor, cancellation);
        if (actor.Country is { } country)
        {
            var names = await NameBook.Read(db, reader.Newest, cancellation);
            Country = country;
            CountryName = names.Country(country) ?? LocalizedText.English(country);
            Seats = [.. (await seats.OfCountry(country, names, cancellation)).Where(s => s.Current.Count > 0)];
            Waiting = await docket.Waiting(actor, cancellation);
            Decided = await docket.DecidedOf(country, DecidedShown, cancellation);
        }
        else
        {
            Newest = await db.Revisions.OrderByDescending(r => r.Number).Take(RevisionsShown)
                .Select(r => new NewestRevision(r.Number, r.PublishedAt, r.Reason, r.ReasonLanguage)).ToListAsync(cancellation);
        }
    }

    public sealed record NewestRevision(int Number, DateTime PublishedAt, string Reason, string ReasonLanguage);
}
