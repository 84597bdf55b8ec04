using LaDeclaration.Register.Data;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LaDeclaration.Web.Pages.Admin.Committees;

/// <summary>A committee's members: every endorsing country with its role, several changes at once.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class MembershipsModel(RegisterDbContext db, MembershipCells cells, MembershipGridForm gridForm, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    private NameLookup names = null!;

    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public Dictionary<string, PostedCell> Answers { get; set; } = [];

    public IReadOnlyList<MembershipCell> Seats { get; private set; } = [];

    public LocalizedText Name => names.Committee(Slug)!;

    public MembershipGrid Table(string heading) => new(heading, Seats, Answers, names, Draft);

    public void OnGet()
    {
        if (Draft is not null)
            Answers = Seats.ToDictionary(s => s.Key, s => s.PostedIn(Draft.Changes));
        Restore(change => Seats.Any(s => s.IsReplaced(change)));
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation) =>
        await gridForm.Save(new PostedGrid(Seats, Answers, Evidence, Citable, Actor, Draft), ModelState, names, cancellation) is { } filled
            ? Redirect(reader.Now($"admin/change-sets/{filled.Number}"))
            : AsTyped();

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        names = await NameLookup.Read(db, reader.Clocks.Known, cancellation);
        Seats = await cells.OfCommittee(Slug, names, cancellation);
        return Seats.Count > 0 && gridForm.LeaveOut(Answers.Keys.Except(Seats.Select(s => s.Key)).Select(country => (country, Slug)), ModelState, names);
    }
}
