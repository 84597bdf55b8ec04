using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages.Admin.Countries;

/// <summary>A country's memberships: every committee with its role in it. Also for the delegate of that country, and of no other.</summary>
public sealed class MembershipsModel(RegisterDbContext db, Desk desk, Seats seats, SeatForm form, Reader reader) : PageModel
{
    private ChangeSet? draft;
    private NameBook names = null!;

    /// <summary>ISO 3166-1 alpha-2, lower case as in every address.</summary>
    [FromRoute]
    public string Cc { get; set; } = "";

    [FromQuery(Name = "draft")]
    public string? DraftNumber { get; set; }

    [BindProperty]
    public Dictionary<string, SeatAnswer> Answers { get; set; } = [];

    [BindProperty]
    public Evidence Evidence { get; set; } = new();

    public LocalizedText Name { get; private set; } = null!;

    public IReadOnlyList<Seat> Seats { get; private set; } = [];

    public IReadOnlyList<Source> Citable { get; private set; } = [];

    public string Country => Cc.ToUpperInvariant();

    public SeatTable Table(string heading) => new(heading, Seats, Answers, names, ByPillar: true);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var actor = User.AsActor();
        names = await NameBook.Read(db, reader.Newest);
        draft = await desk.Draft(DraftNumber, actor);
        var isTheirs = actor.MayPublish || actor.Country == Country;
        if (!isTheirs || Cc.Any(char.IsUpper) || names.Country(Country) is not { } name || (DraftNumber is not null && draft is null))
        {
            context.Result = NotFound();
            return;
        }
        Seats = await seats.OfCountry(Country, names);
        if (!Answers.Keys.All(key => Seats.Any(s => s.Key == key)))
        {
            context.Result = NotFound();
            return;
        }
        Name = name;
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

    public async Task<IActionResult> OnPost(CancellationToken cancellation) => Seen(await form.Put(Posted(), ModelState, names, cancellation));

    public async Task<IActionResult> OnPostConfirmAll(CancellationToken cancellation) => Seen(await form.ConfirmAll(Posted(), ModelState, cancellation));

    private SeatPost Posted() => new(Seats, Answers, Evidence, Citable, User.AsActor(), draft);

    private IActionResult Seen(ChangeSet? filled) => filled is null
        ? new PageResult { StatusCode = StatusCodes.Status400BadRequest }
        : Redirect(reader.Now($"admin/change-sets/{filled.Number}"));
}
