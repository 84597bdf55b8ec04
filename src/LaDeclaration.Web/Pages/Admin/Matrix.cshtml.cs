using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>
/// Every endorsing country in every committee, several changes at once. A cell that is left as the form showed it posts nothing,
/// so that a form that was open for long takes nothing back that somebody else has published meanwhile.
/// </summary>
[Authorize(Policy = Policies.Editor)]
public sealed class MatrixModel(RegisterDbContext db, MembershipCells cells, MembershipGridForm gridForm, ReadingContext reader, IStringLocalizer<Words> words, DraftPageServices services) : DraftPage(services)
{
    private Dictionary<string, PostedCell> shown = [];
    private List<Change> told = [];

    /// <summary>What was chosen in the cells; nothing where one is left as it was shown.</summary>
    [BindProperty]
    public Dictionary<string, MembershipRoles?> Cells { get; set; } = [];

    /// <summary>Asked once, about everything that is taken away.</summary>
    [BindProperty]
    public AlterationKind? How { get; set; }

    public IReadOnlyList<MembershipCell> Seats { get; private set; } = [];

    public NameLookup Names { get; private set; } = null!;

    /// <summary>What the form showed at first: what the draft says, or else the register.</summary>
    public MembershipRoles Shown(MembershipCell cell) => shown[cell.Key].Role;

    public MembershipRoles Chosen(MembershipCell cell) => Cells.GetValueOrDefault(cell.Key) ?? Shown(cell);

    /// <summary>True where the draft says something with another date or source than the form shows: it keeps them, unless the cell is altered.</summary>
    public bool KeepsItsOwn(MembershipCell cell) => Draft is not null && Shown(cell) != cell.Now && !IsToldAlike(cell, EvidenceForm.Of(Draft, told));

    public void OnGet()
    {
        How = ToldHow;
        Restore(told.Contains);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var answers = Seats.Where(s => Chosen(s) != Shown(s) || (Shown(s) != s.Now && !KeepsItsOwn(s)))
            .ToDictionary(s => s.Key, s => new PostedCell { Role = Chosen(s), How = How, Confirm = shown[s.Key].Confirm });
        if (answers.Count == 0)
            ModelState.AddModelError("", words["Cells_Nothing"]);
        return ModelState.IsValid && await gridForm.Save(new(Seats, answers, Evidence, Citable, Actor, Draft) { AsksHowOnce = true }, ModelState, Names, cancellation) is { } filled
            ? Redirect(reader.Now($"admin/change-sets/{filled.Number}"))
            : AsTyped();
    }

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        Names = await NameLookup.Read(db, reader.Clocks.Known, cancellation);
        Seats = await cells.OfAll(Names, cancellation);
        IReadOnlyList<Change> drafted = Draft?.Changes ?? [];
        shown = Seats.ToDictionary(s => s.Key, s => s.PostedIn(drafted));
        told = [.. drafted.Where(c => c.Verb != Verb.Confirm && Seats.Any(s => s.IsReplaced(c)))];
        var gone = Cells.Where(c => c.Value is not null).Select(c => c.Key).Except(shown.Keys).Select(key => key.Split('-', 2));
        return gridForm.LeaveOut(gone.Select(parts => (parts[0], parts[^1])), ModelState, Names);
    }

    private AlterationKind? ToldHow => shown.Values.Select(a => a.How).FirstOrDefault(how => how is not null);

    private bool IsToldAlike(MembershipCell cell, EvidenceForm evidence) =>
        (shown[cell.Key].How is not { } how || how == ToldHow)
        && told.Where(cell.IsReplaced).Select(c => EvidenceForm.Of(Draft!, [c])).All(e =>
            (e.Date is null || (e.Date, e.DateIs) == (evidence.Date, evidence.DateIs)) && (e.Source is null || e.Source == evidence.Source));
}
