using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Reviewing;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

/// <summary>One change set: what it would do, what stands in its way, and everything that may become of it.</summary>
[EnableRateLimiting(RateLimitPolicies.Staff)]
public sealed class ReviewModel(RegisterDbContext db, DraftStore drafts, Publisher publisher, ChangeSetReviewReader reviews, EditorialSettings editorial, SiteSettings site, ReadingContext reader, IStringLocalizer<Words> words)
    : ChangeSetPage(db, drafts, reviews, reader, words)
{
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

    /// <summary>The language that the reason is written in, BCP 47.</summary>
    [BindProperty]
    public string? ReasonLanguage { get; set; }

    [BindProperty]
    public Guid Fact { get; set; }

    /// <summary>On top of which version, by the revision that recorded it, the person wants to keep a change that is in conflict with it.</summary>
    [BindProperty]
    public int Over { get; set; }

    /// <summary>What was typed in a form that is not there any more, because somebody else decided meanwhile.</summary>
    public string? Homeless => !Review.MayDecide && (Comment ?? Rejection) is { } decision ? decision : Review.MayComment ? null : Say;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostPublish(CancellationToken cancellation)
    {
        if (!Actor.MayPublish)
            return StatusCode(StatusCodes.Status403Forbidden);
        var overrides = editorial.FourEyes && Actor.Role == StaffRole.Administrator && ChangeSet.IsAuthoredBy(Actor);
        if (Sound(nameof(OverrideReason), OverrideReason, ChangeSet.ReasonMaxLength, overrides ? "ChangeSet_OverrideNeeded" : null) is not { } overrideReason)
            return Page();
        await Acknowledge(cancellation);
        var request = new PublishRequest(Number, ChangeSet.Version, Actor, editorial.FourEyes, overrideReason);
        return IsThrough(await publisher.Publish(request, cancellation)) is Outcome.Published published
            ? Done("ChangeSet_Published", revision: published.Revision)
            : Page();
    }

    public async Task<IActionResult> OnPostSubmit(CancellationToken cancellation)
    {
        await Acknowledge(cancellation);
        if (IsThrough(await publisher.Preview(Number, cancellation)) is null)
            return Page();
        ChangeSet.Submit(Actor, Drafts.Now);
        await Save(Act.Proposed, cancellation: cancellation);
        return Done("ChangeSet_Submitted");
    }

    public Task<IActionResult> OnPostReturn(CancellationToken cancellation) =>
        Decide(nameof(Comment), Comment, ChangeSet.Return, Act.Returned, "ChangeSet_Returned", cancellation);

    public Task<IActionResult> OnPostReject(CancellationToken cancellation) =>
        Decide(nameof(Rejection), Rejection, ChangeSet.Reject, Act.Rejected, "ChangeSet_Rejected", cancellation);

    /// <summary>A word in the conversation. It is about whatever stands there, so it carries no version.</summary>
    public async Task<IActionResult> OnPostComment(CancellationToken cancellation)
    {
        if (Sound(nameof(Say), Say, Remark.TextMaxLength, "Conversation_SayNeeded") is not { } said)
            return Page();
        ChangeSet.Comment(Actor, said, Drafts.Now);
        await Save(Act.Commented, said, cancellation: cancellation);
        return Done("Conversation_Said");
    }

    public async Task<IActionResult> OnPostReopen(CancellationToken cancellation)
    {
        ChangeSet.Reopen(Actor, Drafts.Now);
        await Save(Act.Reopened, cancellation: cancellation);
        return Done("ChangeSet_Reopened");
    }

    public async Task<IActionResult> OnPostWithdraw(CancellationToken cancellation)
    {
        ChangeSet.Withdraw(Actor, Drafts.Now);
        const string drafts = "admin/change-sets";
        await Save(Act.Withdrawn, path: drafts, cancellation: cancellation);
        return Done("ChangeSet_Withdrawn", drafts);
    }

    public async Task<IActionResult> OnPostExplain(CancellationToken cancellation)
    {
        var language = ReasonLanguage ?? ChangeSet.ReasonLanguage;
        if (language != ChangeSet.ReasonLanguage && !site.Languages.Contains(language))
            ModelState.AddModelError(nameof(ReasonLanguage), Words["Evidence_ReasonLanguageWrong"]);
        if (Sound(nameof(Reason), Reason, ChangeSet.ReasonMaxLength, "Evidence_ReasonNeeded", language) is not { } reason)
            return Page();
        ChangeSet.Explain(Actor, reason, language, Drafts.Now);
        await Save(cancellation);
        await Drafts.RememberReasonLanguage(Actor, language, cancellation);
        return Done("ChangeSet_Explained");
    }

    /// <summary>Leaves out the line that the change of that fact belongs to: the end and the add of one “it changed” go together.</summary>
    public async Task<IActionResult> OnPostLeaveOut(CancellationToken cancellation)
    {
        var line = (await Dossiers.Lines(ChangeSet, cancellation)).FirstOrDefault(l => l.Changes.Any(c => c.FactId == Fact));
        if (line is null)
            return NotFound();
        Drafts.LeaveOut(ChangeSet, Actor, line.Changes.Contains);
        await Save(cancellation);
        return Done("ChangeSet_LeftOut");
    }

    /// <summary>Makes a change that is in conflict again, on top of what the register says now.</summary>
    public async Task<IActionResult> OnPostKeep(CancellationToken cancellation)
    {
        var conflicts = (await publisher.Preview(Number, cancellation) as Outcome.InConflict)?.Conflicts ?? [];
        if (conflicts.FirstOrDefault(c => c.Change.FactId == Fact) is not { Now: { } now } conflict)
            return NotFound();
        if (now.RecordedIn != Over)
        {
            // Once more somebody has published something that they have not read.
            ModelState.AddModelError("conflicts", Words["ChangeSet_InConflict"]);
            return Page();
        }
        ChangeSet.Put(Actor, [conflict.Change.On(now)], Drafts.Now);
        await Save(cancellation);
        return Done("ChangeSet_Kept");
    }

    private async Task<IActionResult> Decide(string field, string? text, Action<Actor, string, DateTime> decision, Act act, string flash, CancellationToken cancellation)
    {
        if (!Actor.MayPublish)
            return StatusCode(StatusCodes.Status403Forbidden);
        if (Sound(field, text, Remark.TextMaxLength, "ChangeSet_RemarkNeeded") is not { } remark)
            return Page();
        decision(Actor, remark, Drafts.Now);
        const string queue = "admin/queue";
        await Save(act, remark, queue, cancellation);
        return Done(flash, queue);
    }

    /// <summary>The author's word on countries with both roles, given with the form that sends the change set on.</summary>
    private async Task Acknowledge(CancellationToken cancellation)
    {
        if (ChangeSet.Status != ChangeSetStatus.Draft || ChangeSet.AcknowledgesBothRoles == Acknowledges)
            return;
        ChangeSet.AcknowledgeBothRoles(Actor, Acknowledges, Drafts.Now);
        await Save(cancellation);
    }

    private Outcome? IsThrough(Outcome outcome)
    {
        if (outcome is Outcome.Refused refused)
            throw new RefusedException(refused.BrokenRules);
        if (outcome is not Outcome.InConflict)
            return outcome;
        ModelState.AddModelError("conflicts", Words["ChangeSet_InConflict"]);
        return null;
    }
}
