using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Mvc;

namespace LaDeclaration.Web.Pages.Admin.Countries;

/// <summary>A country's memberships: every committee with its role in it. Also for the delegate of that country, and of no other.</summary>
public sealed class MembershipsModel(RegisterDbContext db, MembershipCells cells, MembershipGridForm gridForm, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    private NameLookup names = null!;

    /// <summary>ISO 3166-1 alpha-2, lower case as in every address.</summary>
    [FromRoute]
    public string Cc { get; set; } = "";

    [BindProperty]
    public Dictionary<string, PostedCell> Answers { get; set; } = [];

    public IReadOnlyList<MembershipCell> Seats { get; private set; } = [];

    public LocalizedText Name => names.Country(Country)!;

    /// <summary>The slug of the committee that the form begins with; the others are folded.</summary>
    [FromQuery]
    public string? Committee { get; set; }

    public MembershipCell? First => Seats.FirstOrDefault(s => s.Committee == Committee);

    public IReadOnlyList<MembershipCell> Others => [.. Seats.Where(s => s != First)];

    /// <summary>Whether something is said of one of the others already.</summary>
    public bool TellsOfOthers => Others.Any(s => Answers.GetValueOrDefault(s.Key) is { } posted && s.IsDifferent(posted));

    public MembershipGrid Table(string heading, IReadOnlyList<MembershipCell> seats) =>
        new(heading, seats, Answers, names, Draft, ByPillar: true, Changed: !Actor.MayPublish);

    private string Country => Cc.ToUpperInvariant();

    public void OnGet()
    {
        if (Draft is not null)
            Answers = Seats.ToDictionary(s => s.Key, s => s.PostedIn(Draft.Changes));
        Restore(change => Seats.Any(s => s.IsReplaced(change)));
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation) => Seen(await gridForm.Save(Posted(), ModelState, names, cancellation));

    /// <summary>Confirms them by one source; those that cite a newer one already are left as they are.</summary>
    public async Task<IActionResult> OnPostConfirmAll(CancellationToken cancellation) => Seen(await gridForm.ConfirmAll(Posted(), ModelState, cancellation));

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        names = await NameLookup.Read(db, reader.Clocks.Known, cancellation);
        var isTheirs = Actor.MayPublish || Actor.Country == Country;
        if (!isTheirs || Cc.Any(char.IsUpper) || names.Country(Country) is null)
            return false;
        Seats = await cells.OfCountry(Country, names, cancellation);
        return gridForm.LeaveOut(Answers.Keys.Except(Seats.Select(s => s.Key)).Select(committee => (Country, committee)), ModelState, names);
    }

    private PostedGrid Posted() => new(Seats, Answers, Evidence, Citable, Actor, Draft);

    private IActionResult Seen(ChangeSet? filled) =>
        filled is null ? AsTyped() : Redirect(reader.Now($"admin/change-sets/{filled.Number}"));
}
