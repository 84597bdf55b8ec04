using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Reviewing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

/// <summary>The page of one change set: it is read before each form, the version with it, and shown as it stands after one that was refused.</summary>
public abstract class ChangeSetPage(RegisterDbContext db, DraftStore drafts, ChangeSetReviewReader reviews, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    [FromRoute]
    public int Number { get; set; }

    /// <summary>The version that the person at the form has read.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>The same, for somebody who comes from the queue.</summary>
    [FromQuery]
    public int? Read { get; set; }

    public ChangeSetReview Review { get; private set; } = null!;

    protected DraftStore Drafts { get; } = drafts;

    protected ChangeSetReviewReader Dossiers { get; } = reviews;

    protected ReadingContext Reader { get; } = reader;

    protected IStringLocalizer<Words> Words { get; } = words;

    protected ChangeSet ChangeSet { get; private set; } = null!;

    protected Actor Actor => User.AsActor();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await Drafts.Find(Number, Actor) is not { } found)
        {
            context.Result = await Drafts.IsTakenBack(Number, Actor) ? TakenBack() : NotFound();
            return;
        }
        ChangeSet = found;
        if (HttpMethods.IsPost(Request.Method) && Version != ChangeSet.Version && context.HandlerMethod?.Name != "Comment")
        {
            ModelState.AddModelError("", Words["Rule_ExactContent"]);
            context.Result = await AsItStands(context.HandlerMethod?.Name);
        }
        else if (await next() is { Result: PageResult } executed)
        {
            executed.Result = await AsItStands(context.HandlerMethod?.Name);
        }
    }

    /// <summary>Saves what was done, on record, with the letters about it.</summary>
    /// <param name="act">What.</param>
    /// <param name="detail">What was said with it.</param>
    /// <param name="path">Where it leads, below the language; none stays here.</param>
    /// <param name="cancellation">Ends the work early.</param>
    protected async Task Save(Act act, string? detail = null, string? path = null, CancellationToken cancellation = default)
    {
        db.FormLeadsTo(Reader.Now(path ?? $"admin/change-sets/{Number}"));
        await db.Note(ChangeSet, act, Actor, Drafts.Now, detail, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Saves what its author did to a draft; that is nobody else's concern.</summary>
    protected Task Save(CancellationToken cancellation) => db.SaveChangesAsync(cancellation);

    /// <summary>A text of several lines as it may be kept; none, and a sentence at the field, if something is wrong with it or it is missing where it is needed.</summary>
    protected string? Sound(string field, string? text, int maxLength, string? needed = null, string? language = null)
    {
        var sound = ModelState.Read(Words, field, text, maxLength, isLong: true, language, needed is null ? null : Words[needed].Value);
        return ModelState.IsValid ? sound : null;
    }

    /// <param name="flash">The key of what is said there.</param>
    /// <param name="path">Where to go, below the language; none stays here.</param>
    /// <param name="revision">What it was published as.</param>
    protected RedirectResult Done(string flash, string? path = null, int revision = 0)
    {
        TempData["Flash"] = Words[flash, Number, revision].Value;
        return Redirect(Reader.Now(path ?? $"admin/change-sets/{Number}"));
    }

    /// <summary>Not as what a form led to: what was typed in it stays kept, for when the change set is back.</summary>
    private LocalRedirectResult TakenBack()
    {
        TempData["Notice"] = Words["ChangeSet_TakenBack", Number].Value;
        return LocalRedirect(Reader.Now("admin/queue"));
    }

    /// <summary>The page without what a refused handler did in memory; for a form posted twice, what the first became.</summary>
    private async Task<IActionResult> AsItStands(string? handler)
    {
        db.ChangeTracker.Clear();
        if (await Drafts.Find(Number, Actor) is not { } standing)
            return NotFound();
        var dossier = await Dossiers.Read(standing, Actor);
        Review = dossier with
        {
            Earlier = await Dossiers.Earlier(standing, HttpMethods.IsPost(Request.Method) ? Version : Read ?? standing.Version),
            Resubmission = await Dossiers.Resubmission(dossier),
        };
        if (handler == "Publish" && Review is { Earlier: null, Revision: not null })
            return Redirect(Reader.Now($"admin/change-sets/{Number}"));
        return new PageResult { StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
    }
}
