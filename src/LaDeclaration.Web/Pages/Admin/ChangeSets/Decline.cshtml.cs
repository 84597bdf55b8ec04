using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Reviewing;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

/// <summary>Returns a submitted change set to its author, or rejects it for good.</summary>
public sealed class DeclineModel(DraftStore drafts, ChangeSetReviewReader reviews, SubmissionHistory submissions, ReadingContext reader, IStringLocalizer<Words> words)
    : ChangeSetPage(drafts, reviews, submissions, reader, words)
{
    /// <summary>Why it is returned.</summary>
    [BindProperty]
    public string? Comment { get; set; }

    /// <summary>Why it is rejected.</summary>
    [BindProperty]
    public string? Rejection { get; set; }

    public Task<IActionResult> OnPostReturn(CancellationToken cancellation) =>
        Decide(nameof(Comment), Comment, ChangeSet.Return, Act.Returned, "ChangeSet_Returned", cancellation);

    public Task<IActionResult> OnPostReject(CancellationToken cancellation) =>
        Decide(nameof(Rejection), Rejection, ChangeSet.Reject, Act.Rejected, "ChangeSet_Rejected", cancellation);

    private async Task<IActionResult> Decide(string field, string? text, Action<Actor, string, DateTime> decide, Act act, string flash, CancellationToken cancellation)
    {
        if (!Actor.MayPublish)
            return StatusCode(StatusCodes.Status403Forbidden);
        if (ReadText(field, text, Remark.TextMaxLength, "ChangeSet_RemarkNeeded") is not { } remark)
            return Page();
        decide(Actor, remark, Drafts.Now);
        return await Record(act, flash, remark, "admin/queue", cancellation);
    }
}
