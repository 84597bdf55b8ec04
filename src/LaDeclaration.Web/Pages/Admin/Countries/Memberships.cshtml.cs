using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Pages.Admin.Shared;

namespace LaDeclaration.Web.Pages.Admin.Countries;

/// <summary>A country's memberships: every committee with its role in it. Also for the delegate of that country, and of no other.</summary>
public sealed class MembershipsModel(MembershipCells cells, MembershipGridForm gridForm, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    private const int MaxShown = Register.Pillars.Pillar.MaxShownCommittees;

    private NameLookup names = null!;

    /// <summary>ISO 3166-1 alpha-2, lower case as in every address.</summary>
    [FromRoute]
    public string Cc { get; set; } = "";

    [BindProperty]
    public Dictionary<string, PostedCell> Answers { get; set; } = [];

    public IReadOnlyList<MembershipCell> Cells { get; private set; } = [];

    /// <summary>The pillars to choose from; empty if all committees fit on one page.</summary>
    public IReadOnlyList<PillarDetails> Pillars { get; private set; } = [];

    /// <summary>The pillar whose committees are shown, if not all fit on one page; otherwise those are shown in which the country has a role.</summary>
    [FromQuery]
    public int? Pillar { get; set; }

    [FromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    public PageLinks Pages { get; private set; } = null!;

    public LocalizedText Name => names.Country(Country)!;

    /// <summary>The slug of the committee that the form begins with; the others are folded.</summary>
    [FromQuery]
    public string? Committee { get; set; }

    public MembershipCell? First => Cells.FirstOrDefault(c => c.Committee == Committee);

    public MembershipGrid Grid => new(Cells, Answers, names, Draft) { ByPillar = true, ByDelegate = !Actor.MayPublish };

    /// <summary>All but <see cref="First"/>.</summary>
    public MembershipGrid Others => Grid with { Cells = [.. Cells.Where(c => c != First)] };

    /// <summary>The address of the form with the committees of a pillar.</summary>
    public string Address(int pillar) => reader.Link(reader.Path, ("draft", DraftNumber), ("pillar", $"{pillar}"));

    private string Country => Cc.ToUpperInvariant();

    private string? DraftNumber => Draft is null ? null : $"{Draft.Number}";

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
        if (ListPage.Find(ListCommittees(), PageNumber, MaxShown, MaxShown) is not { } page)
            return false;
        Pages = PageLinks.Of(page, reader, ("draft", DraftNumber), ("committee", Committee), ("pillar", Pillar is null ? null : $"{Pillar}"));
        var first = Committee is null || page.Items.Any(c => c.Committee == Committee) ? null : reader.Index.FindOpenCommittee(Committee);
        Cells = await cells.OfCountry(Country, first is null ? page.Items : [first, .. page.Items], names, cancellation);
        // What is posted of another page is left alone.
        var gone = Answers.Keys.Except(Cells.Select(c => c.Key)).Where(slug => reader.Index.FindOpenCommittee(slug) is null);
        return gridForm.LeaveOut(gone.Select(committee => (Country, committee)), ModelState, names);
    }

    /// <summary>All, if they fit on one page; otherwise those with a role or in the draft, alone or before the others of the pillar.</summary>
    private IReadOnlyList<CommitteeDetails> ListCommittees()
    {
        var index = reader.Index;
        if (index.Committees.Count <= MaxShown && index.FindOpenCommittees() is { Count: <= MaxShown } all)
            return all;
        Pillars = index.FindOpenPillars();
        var drafted = Draft.ProposedMemberships().Where(m => m.Country == Country).Select(m => index.FindOpenCommittee(m.Committee)).OfType<CommitteeDetails>();
        List<CommitteeDetails> own = [.. cells.ListHeld(Country).Concat(drafted).DistinctBy(c => c.Committee).Where(c => c.Pillar == (Pillar ?? c.Pillar))];
        return Pillar is null ? own : [.. own.Concat(index.FindOpenCommittees(Pillar)).DistinctBy(c => c.Committee)];
    }
}
