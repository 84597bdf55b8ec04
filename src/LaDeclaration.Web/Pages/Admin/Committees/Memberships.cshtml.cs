using LaDeclaration.Register.Data;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LaDeclaration.Web.Pages.Admin.Committees;

/// <summary>A committee's members: every endorsing country with its role, several changes at once.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class MembershipsModel(RegisterDbContext db, Seats seats, SeatForm form, Reader reader, Drafting drafting) : DraftingPage(drafting)
{
    private NameBook names = null!;

    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public Dictionary<string, SeatAnswer> Answers { get; set; } = [];

    public IReadOnlyList<Seat> Seats { get; private set; } = [];

    public LocalizedText Name => names.Committee(Slug)!;

    public SeatTable Table(string heading) => new(heading, Seats, Answers, names, Draft);

    public void OnGet()
    {
        if (Draft is not null)
            Answers = Seats.ToDictionary(s => s.Key, s => s.AnswerIn(Draft.Changes));
        Recall(change => Seats.Any(s => s.IsSpokenOf(change)));
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation) =>
        await form.Put(new SeatPost(Seats, Answers, Evidence, Citable, Actor, Draft), ModelState, names, cancellation) is { } filled
            ? Redirect(reader.Now($"admin/change-sets/{filled.Number}"))
            : AsTyped();

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        names = await NameBook.Read(db, reader.Clocks.Known, cancellation);
        Seats = await seats.OfCommittee(Slug, names, cancellation);
        return Seats.Count > 0 && form.LeaveOut(Answers.Keys.Except(Seats.Select(s => s.Key)).Select(country => (country, Slug)), ModelState, names);
    }
}
