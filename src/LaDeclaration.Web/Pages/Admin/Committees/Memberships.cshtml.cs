using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages.Admin.Committees;

/// <summary>A committee's members: every endorsing country with its role, several changes at once.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class MembershipsModel(RegisterDbContext db, Desk desk, Seats seats, SeatForm form, Reader reader) : PageModel
{
    private ChangeSet? draft;
    private NameBook names = null!;

    [FromRoute]
    public string Slug { get; set; } = "";

    [FromQuery(Name = "draft")]
    public string? DraftNumber { get; set; }

    [BindProperty]
    public Dictionary<string, SeatAnswer> Answers { get; set; } = [];

    [BindProperty]
    public Evidence Evidence { get; set; } = new();

    public LocalizedText Name { get; private set; } = null!;

    public IReadOnlyList<Seat> Seats { get; private set; } = [];

    public IReadOnlyList<Source> Citable { get; private set; } = [];

    public SeatTable Table(string heading) => new(heading, Seats, Answers, names);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        names = await NameBook.Read(db, reader.Newest);
        draft = await desk.Draft(DraftNumber, User.AsActor());
        Seats = await seats.OfCommittee(Slug, names);
        var isKnown = Seats.Count > 0 && Answers.Keys.All(key => Seats.Any(s => s.Key == key));
        if (!isKnown || (DraftNumber is not null && draft is null))
        {
            context.Result = NotFound();
            return;
        }
        Name = names.Committee(Slug)!;
        Citable = await desk.CitableSources(draft);
        await next();
    }

    public void OnGet()
    {
        if (draft is null)
            return;
        Answers = Seats.ToDictionary(s => s.Key, s => s.AnswerIn(draft.Changes));
        Evidence = Evidence.Of(draft, [.. draft.Changes.Where(c => Seats.Any(s => s.IsSpokenOf(c)))]);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var post = new SeatPost(Seats, Answers, Evidence, Citable, User.AsActor(), draft);
        return await form.Put(post, ModelState, names, cancellation) is { } filled
            ? Redirect(reader.Now($"admin/change-sets/{filled.Number}"))
            : new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
