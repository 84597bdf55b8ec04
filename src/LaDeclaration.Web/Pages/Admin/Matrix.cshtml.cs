using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Pages.Admin.Shared;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>
/// Every endorsing country in every committee, several changes at once. A cell that is left as the form showed it posts nothing,
/// so that a form that was open for long takes nothing back that somebody else has published meanwhile.
/// </summary>
[Authorize(Policy = Policies.Editor)]
public sealed class MatrixModel(MembershipCells cells, MembershipGridForm gridForm, ReadingContext reader, IStringLocalizer<Words> words, DraftPageServices services) : DraftPage(services)
{
    private Dictionary<string, PostedCell> shown = [];
    private List<Change> drafted = [];

    /// <summary>What was chosen, by the cell's key; nothing where one is left as it was shown.</summary>
    [BindProperty(Name = "Cells")]
    public Dictionary<string, MembershipRoles?> Chosen { get; set; } = [];

    /// <summary>Asked once, about everything that is taken away.</summary>
    [BindProperty]
    public AlterationKind? How { get; set; }

    /// <summary>The pillar whose committees are shown, if not all fit on one page.</summary>
    [FromQuery]
    public int? Pillar { get; set; }

    [FromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    /// <summary>The pillars to choose from; empty if everything fits on one page.</summary>
    public IReadOnlyList<PillarDetails> Pillars { get; private set; } = [];

    /// <summary>Null while a pillar has to be chosen, or if everything is shown.</summary>
    public PageLinks? Pages { get; private set; }

    public IReadOnlyList<MembershipCell> Cells { get; private set; } = [];

    public NameLookup Names { get; private set; } = null!;

    /// <summary>What the form showed at first: what the draft says, or else the register.</summary>
    public MembershipRoles Shown(MembershipCell cell) => shown[cell.Key].Role;

    public MembershipRoles ChosenOrShown(MembershipCell cell) => Chosen.GetValueOrDefault(cell.Key) ?? Shown(cell);

    /// <summary>True where the draft says something with another date or source than the form shows: it keeps them, unless the cell is altered.</summary>
    public bool KeepsItsOwn(MembershipCell cell) => Draft is not null && Shown(cell) != cell.Now && !IsDraftedAlike(cell, EvidenceForm.Of(Draft, drafted));

    public void OnGet()
    {
        How = DraftedHow;
        Restore(drafted.Contains);
    }

    public async Task<IActionResult> OnPost()
    {
        var posted = Cells.Where(c => ChosenOrShown(c) != Shown(c) || (Shown(c) != c.Now && !KeepsItsOwn(c)))
            .ToDictionary(c => c.Key, c => new PostedCell { Role = ChosenOrShown(c), How = How, Confirm = shown[c.Key].Confirm });
        if (posted.Count == 0)
            ModelState.AddModelError("", words["MatrixEditor_Nothing"]);
        var grid = new MembershipGrid(Cells, posted, Names, Draft) { AsksHowOnce = true };
        return ModelState.IsValid && gridForm.ReadChanges(grid, this) is { } changes ? await SaveDraft(changes, grid.IsReplaced) : AsTyped();
    }

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        Names = reader.Names();
        var countries = cells.ListCountries(Names);
        if (ListCommittees(countries.Count) is not { } committees)
            return false;
        Cells = await cells.Of(countries, committees, Names, cancellation);
        shown = Cells.ToDictionary(c => c.Key, c => c.PostedIn(Draft?.Changes ?? []));
        drafted = [.. (Draft?.Changes ?? []).Where(c => c.Verb != Verb.Confirm && Cells.Any(cell => cell.IsReplaced(c)))];
        // What is posted of another page is left alone.
        var gone = Chosen.Where(c => c.Value is not null).Select(c => c.Key).Except(shown.Keys).Select(key => key.Split('-', 2)).Select(parts => (Country: parts[0], Committee: parts[^1]))
            .Where(cell => !reader.Index.IsOpenCountry(cell.Country) || reader.Index.FindOpenCommittee(cell.Committee) is null);
        return gridForm.LeaveOut(gone, ModelState, Names);
    }

    /// <summary>The address of the form with the committees of a pillar.</summary>
    public string Address(int pillar) => reader.Link(reader.Path, ("draft", DraftNumber), ("pillar", $"{pillar}"));

    /// <summary>The committees to show: all, if the table is not too large; otherwise those on a page of the chosen pillar. Null if there is no such page.</summary>
    private IReadOnlyList<CommitteeDetails>? ListCommittees(int countries)
    {
        var index = reader.Index;
        if (PageLimits.CanShowTable(countries, index.Committees.Count) && index.FindOpenCommittees() is var all && PageLimits.CanShowTable(countries, all.Count))
            return all;
        Pillars = index.FindOpenPillars();
        if (Pillar is not { } number)
            return [];
        var inPillar = index.FindOpenCommittees(number);
        var page = ListPage.Find(inPillar, PageNumber, PageLimits.CanShowTable(countries, inPillar.Count) ? inPillar.Count : 0, PageLimits.CountColumns(countries));
        Pages = page is null ? null : PageLinks.Of(page, reader, ("draft", DraftNumber), ("pillar", $"{number}"));
        return Pillars.Any(p => p.Pillar == number) ? page?.Items : null;
    }

    private string? DraftNumber => Draft is null ? null : $"{Draft.Number}";

    private AlterationKind? DraftedHow => shown.Values.Select(a => a.How).FirstOrDefault(how => how is not null);

    private bool IsDraftedAlike(MembershipCell cell, EvidenceForm evidence) =>
        (shown[cell.Key].How is not { } how || how == DraftedHow)
        && drafted.Where(cell.IsReplaced).Select(c => EvidenceForm.Of(Draft!, [c])).All(e =>
            (e.Date is null || (e.Date, e.DateIs) == (evidence.Date, evidence.DateIs)) && (e.Source is null || e.Source == evidence.Source));
}
