using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace LaDeclaration.Web.Pages.Admin.Countries;

/// <summary>A country's memberships: every committee with its role in it. Also for the delegate of that country, and of no other.</summary>
public sealed class MembershipsModel(RegisterDbContext db, Seats seats, SeatForm form, Reader reader, Drafting drafting) : DraftingPage(drafting)
{
    private NameBook names = null!;

    /// <summary>ISO 3166-1 alpha-2, lower case as in every address.</summary>
    [FromRoute]
    public string Cc { get; set; } = "";

    [BindProperty]
    public Dictionary<string, SeatAnswer> Answers { get; set; } = [];

    public IReadOnlyList<Seat> Seats { get; private set; } = [];

    public LocalizedText Name => names.Country(Country)!;

    /// <summary>The slug of the committee that the form begins with; the others are folded.</summary>
    [FromQuery]
    public string? Committee { get; set; }

    public Seat? First => Seats.FirstOrDefault(s => s.Committee == Committee);

    public IReadOnlyList<Seat> Others => [.. Seats.Where(s => s != First)];

    /// <summary>Whether something is said of one of the others already.</summary>
    public bool TellsOfOthers => Others.Any(s => Answers.GetValueOrDefault(s.Key) is { } answer && s.IsDifferent(answer));

    public SeatTable Table(string heading, IReadOnlyList<Seat> seats) =>
        new(heading, seats, Answers, names, Draft, ByPillar: true, Changed: !Actor.MayPublish);

    private string Country => Cc.ToUpperInvariant();

    public void OnGet()
    {
        if (Draft is not null)
            Answers = Seats.ToDictionary(s => s.Key, s => s.AnswerIn(Draft.Changes));
        Recall(change => Seats.Any(s => s.IsSpokenOf(change)));
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation) => Seen(await form.Put(Posted(), ModelState, names, cancellation));

    /// <summary>Confirms them by one source; those that cite a newer one already are left as they are.</summary>
    public async Task<IActionResult> OnPostConfirmAll(CancellationToken cancellation) => Seen(await form.ConfirmAll(Posted(), ModelState, cancellation));

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        names = await NameBook.Read(db, reader.Clocks.Known, cancellation);
        var isTheirs = Actor.MayPublish || Actor.Country == Country;
        if (!isTheirs || Cc.Any(char.IsUpper) || names.Country(Country) is null)
            return false;
        Seats = await seats.OfCountry(Country, names, cancellation);
        return form.LeaveOut(Answers.Keys.Except(Seats.Select(s => s.Key)).Select(committee => (Country, committee)), ModelState, names);
    }

    private SeatPost Posted() => new(Seats, Answers, Evidence, Citable, Actor, Draft);

    private IActionResult Seen(ChangeSet? filled) =>
        filled is null ? AsTyped() : Redirect(reader.Now($"admin/change-sets/{filled.Number}"));
}
