using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
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
        Cells = await cells.OfAll(Names, cancellation);
        shown = Cells.ToDictionary(c => c.Key, c => c.PostedIn(Draft?.Changes ?? []));
        drafted = [.. (Draft?.Changes ?? []).Where(c => c.Verb != Verb.Confirm && Cells.Any(cell => cell.IsReplaced(c)))];
        var gone = Chosen.Where(c => c.Value is not null).Select(c => c.Key).Except(shown.Keys).Select(key => key.Split('-', 2));
        return gridForm.LeaveOut(gone.Select(parts => (parts[0], parts[^1])), ModelState, Names);
    }

    private AlterationKind? DraftedHow => shown.Values.Select(a => a.How).FirstOrDefault(how => how is not null);

    private bool IsDraftedAlike(MembershipCell cell, EvidenceForm evidence) =>
        (shown[cell.Key].How is not { } how || how == DraftedHow)
        && drafted.Where(cell.IsReplaced).Select(c => EvidenceForm.Of(Draft!, [c])).All(e =>
            (e.Date is null || (e.Date, e.DateIs) == (evidence.Date, evidence.DateIs)) && (e.Source is null || e.Source == evidence.Source));
}
