using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

/// <summary>One change set: what it would do, what stands in its way, and everything that may become of it.</summary>
public sealed class ReviewModel(RegisterDbContext db, Desk desk, Publisher publisher, DossierReader dossiers, EditorialSettings editorial, Reader reader, IStringLocalizer<Words> words) : PageModel
{
    private ChangeSet changeSet = null!;

    /// <summary>The version that the person at the form has read.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public bool Acknowledges { get; set; }

    [BindProperty]
    public string? OverrideReason { get; set; }

    [BindProperty]
    public string? Comment { get; set; }

    /// <summary>What somebody says in the conversation about it.</summary>
    [BindProperty]
    public string? Say { get; set; }

    [BindProperty]
    public string? Rejection { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid Fact { get; set; }

    /// <summary>The same, for somebody who comes from the queue.</summary>
    [FromQuery]
    public int? Read { get; set; }

    public Dossier Dossier { get; private set; } = null!;

    [FromRoute]
    public int Number { get; set; }

    private Actor Actor => User.AsActor();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await desk.Find(Number, Actor) is not { } found)
        {
            context.Result = NotFound();
            return;
        }
        changeSet = found;
        if (HttpMethods.IsPost(Request.Method) && Version != changeSet.Version && context.HandlerMethod?.Name != "Comment")
        {
            ModelState.AddModelError("", words["Rule_ExactContent"]);
            context.Result = await AsItStands(context.HandlerMethod?.Name);
        }
        else if (await next() is { Result: PageResult } executed)
        {
            executed.Result = await AsItStands(context.HandlerMethod?.Name);
        }
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostPublish(CancellationToken cancellation)
    {
        if (!Actor.MayPublish)
            return StatusCode(StatusCodes.Status403Forbidden);
        if (!IsFit(nameof(OverrideReason), OverrideReason, ChangeSet.ReasonMaxLength))
            return Page();
        await Acknowledge(cancellation);
        var request = new PublishRequest(Number, changeSet.Version, Actor, editorial.FourEyes, OverrideReason);
        return IsThrough(await publisher.Publish(request, cancellation)) is Outcome.Published published
            ? Done("ChangeSet_Published", $"admin/change-sets/{Number}", published.Revision)
            : Page();
    }

    public async Task<IActionResult> OnPostSubmit(CancellationToken cancellation)
    {
        await Acknowledge(cancellation);
        if (IsThrough(await publisher.Preview(Number, cancellation)) is null)
            return Page();
        changeSet.Submit(Actor, desk.Now);
        await Save(Act.Proposed, cancellation: cancellation);
        return Done("ChangeSet_Submitted", $"admin/change-sets/{Number}");
    }

    public Task<IActionResult> OnPostReturn(CancellationToken cancellation) =>
        Decide(nameof(Comment), Comment, changeSet.Return, Act.Returned, "ChangeSet_Returned", cancellation);

    public Task<IActionResult> OnPostReject(CancellationToken cancellation) =>
        Decide(nameof(Rejection), Rejection, changeSet.Reject, Act.Rejected, "ChangeSet_Rejected", cancellation);

    /// <summary>A word in the conversation. It is about whatever stands there, so it carries no version.</summary>
    public async Task<IActionResult> OnPostComment(CancellationToken cancellation)
    {
        if (!IsFit(nameof(Say), Say, Remark.TextMaxLength, "Conversation_SayNeeded"))
            return Page();
        changeSet.Comment(Actor, Say!, desk.Now);
        await Save(Act.Commented, Say, cancellation);
        return Done("Conversation_Said", $"admin/change-sets/{Number}");
    }

    public async Task<IActionResult> OnPostWithdraw(CancellationToken cancellation)
    {
        changeSet.Withdraw(Actor, desk.Now);
        await Save(Act.Withdrawn, cancellation: cancellation);
        return Done("ChangeSet_Withdrawn", "admin/change-sets");
    }

    public async Task<IActionResult> OnPostExplain(CancellationToken cancellation)
    {
        if (!IsFit(nameof(Reason), Reason, ChangeSet.ReasonMaxLength, "Evidence_ReasonNeeded"))
            return Page();
        changeSet.Explain(Actor, Reason!, reader.Language, desk.Now);
        await db.SaveChangesAsync(cancellation);
        return Done("ChangeSet_Explained", $"admin/change-sets/{Number}");
    }

    /// <summary>Leaves out the line that the change of that fact belongs to: the end and the add of one “it changed” go together.</summary>
    public async Task<IActionResult> OnPostLeaveOut(CancellationToken cancellation)
    {
        var line = (await dossiers.Lines(changeSet, cancellation)).FirstOrDefault(l => l.Changes.Any(c => c.FactId == Fact));
        if (line is null)
            return NotFound();
        desk.LeaveOut(changeSet, Actor, line.Changes.Contains);
        await db.SaveChangesAsync(cancellation);
        return Done("ChangeSet_LeftOut", $"admin/change-sets/{Number}");
    }

    /// <summary>Makes a change that is in conflict again, on top of what the register says now.</summary>
    public async Task<IActionResult> OnPostKeep(CancellationToken cancellation)
    {
        var conflicts = (await publisher.Preview(Number, cancellation) as Outcome.InConflict)?.Conflicts ?? [];
        if (conflicts.FirstOrDefault(c => c.Change.FactId == Fact) is not { Now: { } now } conflict)
            return NotFound();
        changeSet.Put(Actor, [conflict.Change.On(now)], desk.Now);
        await db.SaveChangesAsync(cancellation);
        return Done("ChangeSet_Kept", $"admin/change-sets/{Number}");
    }

    private async Task<IActionResult> Decide(string field, string? text, Action<Actor, string, DateTime> decision, Act act, string flash, CancellationToken cancellation)
    {
        if (!Actor.MayPublish)
            return StatusCode(StatusCodes.Status403Forbidden);
        if (!IsFit(field, text, Remark.TextMaxLength, "ChangeSet_RemarkNeeded"))
            return Page();
        decision(Actor, text!, desk.Now);
        await Save(act, text, cancellation);
        return Done(flash, "admin/queue");
    }

    /// <summary>Saves what was done, on record, with the letters about it.</summary>
    private async Task Save(Act act, string? detail = null, CancellationToken cancellation = default)
    {
        await db.Note(changeSet, act, Actor, desk.Now, detail?.Trim(), cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The author's word on countries with both roles, given with the form that sends the change set on.</summary>
    private async Task Acknowledge(CancellationToken cancellation)
    {
        if (changeSet.Status != ChangeSetStatus.Draft || changeSet.AcknowledgesBothRoles == Acknowledges)
            return;
        changeSet.AcknowledgeBothRoles(Actor, Acknowledges, desk.Now);
        await db.SaveChangesAsync(cancellation);
    }

    private Outcome? IsThrough(Outcome outcome)
    {
        if (outcome is Outcome.Refused refused)
            throw new RefusedException(refused.BrokenRules);
        if (outcome is not Outcome.InConflict)
            return outcome;
        ModelState.AddModelError("conflicts", words["ChangeSet_InConflict"]);
        return null;
    }

    private bool IsFit(string field, string? text, int maxLength, string? needed = null)
    {
        if (needed is not null && string.IsNullOrWhiteSpace(text))
            ModelState.AddModelError(field, words[needed]);
        else if (text?.Trim().Length > maxLength)
            ModelState.AddModelError(field, words["Evidence_TooLong", maxLength]);
        return ModelState.IsValid;
    }

    private RedirectResult Done(string flash, string path, int revision = 0)
    {
        TempData["Flash"] = words[flash, Number, revision].Value;
        return Redirect(reader.Now(path));
    }

    /// <summary>The page without what a refused handler did in memory; for a form posted twice, what the first became.</summary>
    private async Task<IActionResult> AsItStands(string? handler)
    {
        db.ChangeTracker.Clear();
        if (await desk.Find(Number, Actor) is not { } standing)
            return NotFound();
        Dossier = await dossiers.Read(standing, Actor) with { Earlier = await dossiers.Earlier(standing, HttpMethods.IsPost(Request.Method) ? Version : Read ?? standing.Version) };
        if (handler == "Publish" && Dossier is { Earlier: null, Revision: not null })
            return Redirect(reader.Now($"admin/change-sets/{Number}"));
        return new PageResult { StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
    }
}
