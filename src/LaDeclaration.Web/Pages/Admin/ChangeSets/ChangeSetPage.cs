using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Pages.Admin.Shared;
using LaDeclaration.Web.Reviewing;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

/// <summary>
/// A page that takes posts about one change set. All forms stand on the review page; a post that is refused is answered with that page,
/// with the reasons and with what was typed, and a GET of a page that only takes posts redirects to it.
/// </summary>
[EnableRateLimiting(RateLimitPolicies.Staff)]
public abstract class ChangeSetPage(DraftStore drafts, ChangeSetReviewReader reviews, SubmissionHistory submissions, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    /// <summary>Further conflicts, warnings and so on are counted.</summary>
    public const int MaxListed = 50;

    [FromRoute]
    public int Number { get; set; }

    /// <summary>The version that was on the page with the form.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>Of the lines.</summary>
    [FromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    public ChangeSetReview Review { get; private set; } = null!;

    public ListPage<ChangeLine> Lines { get; private set; } = null!;

    public PageLinks Pages => new(Lines, number => Reader.Link(Path, ("read", Request.Query["read"]), ("page", number == 1 ? null : $"{number}")));

    protected DraftStore Drafts { get; } = drafts;

    protected ReadingContext Reader { get; } = reader;

    protected IStringLocalizer<Words> Words { get; } = words;

    protected ChangeSet ChangeSet { get; private set; } = null!;

    protected Actor Actor => User.AsActor();

    /// <summary>Whether a post is refused when the change set has another version than the one that was read.</summary>
    protected virtual bool ChecksVersion => true;

    /// <summary>Whether a refused post has been carried out all the same, by the same form posted before.</summary>
    protected virtual bool IsCarriedOut => false;

    private string Path => $"admin/change-sets/{Number}";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await Drafts.Find(Number, Actor) is not { } found)
        {
            context.Result = await Drafts.IsTakenBack(Number, Actor) ? GetRetractedIn() : NotFound();
            return;
        }
        ChangeSet = found;
        if (HttpMethods.IsGet(Request.Method))
        {
            context.Result = await Open();
        }
        else if (HttpMethods.IsPost(Request.Method) && ChecksVersion && Version != ChangeSet.Version)
        {
            ModelState.AddModelError("", Words["Rule_ExactContent"]);
            context.Result = await Refuse();
        }
        else if (await next() is { Result: PageResult } executed)
        {
            executed.Result = await Refuse();
        }
    }

    /// <summary>Answers a GET.</summary>
    protected virtual Task<IActionResult> Open() => Task.FromResult<IActionResult>(Redirect(Reader.Now(Path)));

    /// <param name="readVersion">The version that the reader has seen before.</param>
    protected async Task<IActionResult> Show(ChangeSet changeSet, int readVersion)
    {
        Review = await submissions.Compare(await reviews.Read(changeSet, Actor), readVersion);
        if (ListPage.Find(Review.Lines, HttpMethods.IsGet(Request.Method) ? PageNumber : null, PageLimits.Changes, PageLimits.Changes) is not { } page)
            return NotFound();
        Lines = page;
        ViewData["Title"] = Words["ChangeSet_Title", Number].Value;
        ViewData["Within"] = Review.ListPath;
        return new PageResult { StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
    }

    /// <summary>Saves the change set with an entry in the journal and the letters about it, and redirects.</summary>
    /// <param name="flash">The key of the message on the next page.</param>
    /// <param name="path">Where to go, below the language; the review page if omitted.</param>
    protected async Task<IActionResult> Record(Act act, string flash, string? detail = null, string? path = null, CancellationToken cancellation = default)
    {
        await Drafts.Record(ChangeSet, act, Actor, detail, Reader.Now(path ?? Path), cancellation);
        return Done(flash, path);
    }

    /// <summary>The same for what an author does to a draft, which nobody is told of.</summary>
    protected async Task<IActionResult> Save(string flash, CancellationToken cancellation)
    {
        await Drafts.Save(cancellation);
        return Done(flash);
    }

    protected RedirectResult Done(string flash, string? path = null, int revision = 0)
    {
        TempData["Flash"] = Words[flash, Number, revision].Value;
        return Redirect(Reader.Now(path ?? Path));
    }

    protected PageResult InConflict()
    {
        ModelState.AddModelError("conflicts", Words["ChangeSet_InConflict"]);
        return Page();
    }

    /// <param name="missing">The key of the error for an empty text; none if it may be empty.</param>
    /// <returns>The text as it may be saved; null, with an error at the field, if it is not valid.</returns>
    protected string? ReadText(string field, string? text, int maxLength, string? missing = null, string? language = null)
    {
        var read = ModelState.Read(Words, field, text, maxLength, isLong: true, language, missing is null ? null : Words[missing].Value);
        return ModelState.IsValid ? read : null;
    }

    /// <summary>A local redirect, because a <see cref="RedirectResult"/> would discard the saved form, which is shown again when the change set is submitted again.</summary>
    private LocalRedirectResult GetRetractedIn()
    {
        TempData["Notice"] = Words["ChangeSet_ReopenedMeanwhile", Number].Value;
        return LocalRedirect(Reader.Now("admin/queue"));
    }

    /// <summary>Shows the change set as it is in the database, without what the handler changed in memory.</summary>
    private async Task<IActionResult> Refuse()
    {
        if (await Drafts.FindAgain(Number, Actor) is not { } changeSet)
            return NotFound();
        var page = await Show(changeSet, Version);
        return IsCarriedOut ? Redirect(Reader.Now(Path)) : page;
    }
}
