using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>
/// Every endorsing country in every committee, several changes at once. A cell that is left as the form showed it posts nothing,
/// so that a form that was open for long takes nothing back that somebody else has published meanwhile.
/// </summary>
[Authorize(Policy = Policies.Editor)]
public sealed class MatrixModel(RegisterDbContext db, Seats seats, SeatForm form, Reader reader, IStringLocalizer<Words> words, Drafting drafting) : DraftingPage(drafting)
{
    private Dictionary<string, SeatAnswer> shown = [];
    private List<Change> told = [];

    /// <summary>What was chosen in the cells; nothing where one is left as it was shown.</summary>
    [BindProperty]
    public Dictionary<string, Seated?> Cells { get; set; } = [];

    /// <summary>Asked once, about everything that is taken away.</summary>
    [BindProperty]
    public WhatHappened? How { get; set; }

    public IReadOnlyList<Seat> Seats { get; private set; } = [];

    public NameBook Names { get; private set; } = null!;

    /// <summary>What the form showed at first: what the draft says, or else the register.</summary>
    public Seated Shown(Seat seat) => shown[seat.Key].Role;

    public Seated Chosen(Seat seat) => Cells.GetValueOrDefault(seat.Key) ?? Shown(seat);

    /// <summary>True where the draft says something with another date or source than the form shows: it keeps them, unless the cell is altered.</summary>
    public bool KeepsItsOwn(Seat seat) => Draft is not null && Shown(seat) != seat.Now && !IsToldAlike(seat, Evidence.Of(Draft, told));

    public void OnGet()
    {
        How = ToldHow;
        Recall(told.Contains);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var answers = Seats.Where(s => Chosen(s) != Shown(s) || (Shown(s) != s.Now && !KeepsItsOwn(s)))
            .ToDictionary(s => s.Key, s => new SeatAnswer { Role = Chosen(s), How = How, Confirm = shown[s.Key].Confirm });
        if (answers.Count == 0)
            ModelState.AddModelError("", words["Cells_Nothing"]);
        return ModelState.IsValid && await form.Put(new(Seats, answers, Evidence, Citable, Actor, Draft) { AsksHowOnce = true }, ModelState, Names, cancellation) is { } filled
            ? Redirect(reader.Now($"admin/change-sets/{filled.Number}"))
            : AsTyped();
    }

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        Names = await NameBook.Read(db, reader.Clocks.Known, cancellation);
        Seats = await seats.OfAll(Names, cancellation);
        IReadOnlyList<Change> drafted = Draft?.Changes ?? [];
        shown = Seats.ToDictionary(s => s.Key, s => s.AnswerIn(drafted));
        told = [.. drafted.Where(c => c.Verb != Verb.Confirm && Seats.Any(s => s.IsSpokenOf(c)))];
        var gone = Cells.Where(c => c.Value is not null).Select(c => c.Key).Except(shown.Keys).Select(key => key.Split('-', 2));
        return form.LeaveOut(gone.Select(parts => (parts[0], parts[^1])), ModelState, Names);
    }

    private WhatHappened? ToldHow => shown.Values.Select(a => a.How).FirstOrDefault(how => how is not null);

    private bool IsToldAlike(Seat seat, Evidence evidence) =>
        (shown[seat.Key].How is not { } how || how == ToldHow)
        && told.Where(seat.IsSpokenOf).Select(c => Evidence.Of(Draft!, [c])).All(e =>
            (e.Date is null || (e.Date, e.DateIs) == (evidence.Date, evidence.DateIs)) && (e.Source is null || e.Source == evidence.Source));
}
