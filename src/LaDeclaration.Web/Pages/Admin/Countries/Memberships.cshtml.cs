using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Admin.Countries;

/// <summary>A country's memberships: every committee with its role in it. Also for the delegate of that country, and of no other.</summary>
public sealed class MembershipsModel(MembershipCells cells, MembershipGridForm gridForm, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    private NameLookup names = null!;

    /// <summary>ISO 3166-1 alpha-2, lower case as in every address.</summary>
    [FromRoute]
    public string Cc { get; set; } = "";

    [BindProperty]
    public Dictionary<string, PostedCell> Answers { get; set; } = [];

    public IReadOnlyList<MembershipCell> Cells { get; private set; } = [];

    public LocalizedText Name => names.Country(Country)!;

    /// <summary>The slug of the committee that the form begins with; the others are folded.</summary>
    [FromQuery]
    public string? Committee { get; set; }

    public MembershipCell? First => Cells.FirstOrDefault(c => c.Committee == Committee);

    public MembershipGrid Grid => new(Cells, Answers, names, Draft) { ByPillar = true, ByDelegate = !Actor.MayPublish };

    /// <summary>All but <see cref="First"/>.</summary>
    public MembershipGrid Others => Grid with { Cells = [.. Cells.Where(c => c != First)] };

    private string Country => Cc.ToUpperInvariant();

    public void OnGet()
    {
        if (Draft is not null)
            Answers = Cells.ToDictionary(c => c.Key, c => c.PostedIn(Draft.Changes));
        Restore(change => Cells.Any(c => c.IsReplaced(change)));
    }

    public async Task<IActionResult> OnPost() =>
        gridForm.ReadChanges(Grid, this) is { } changes ? await SaveDraft(changes, Grid.IsReplaced) : AsTyped();

    /// <summary>Confirms them by one source; those that cite a newer one already are left as they are.</summary>
    public async Task<IActionResult> OnPostConfirmAll() =>
        gridForm.ConfirmAll(Grid, this) is { } changes ? await SaveDraft(changes) : AsTyped();

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        names = reader.Names();
        var isTheirs = Actor.MayPublish || Actor.Country == Country;
        if (!isTheirs || Cc.Any(char.IsUpper) || names.Country(Country) is null)
            return false;
        Cells = await cells.OfCountry(Country, names, cancellation);
        return gridForm.LeaveOut(Answers.Keys.Except(Cells.Select(c => c.Key)).Select(committee => (Country, committee)), ModelState, names);
    }
}
