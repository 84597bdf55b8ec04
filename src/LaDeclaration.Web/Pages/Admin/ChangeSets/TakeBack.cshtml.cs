using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Reviewing;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

/// <summary>An author takes a change set out of the queue, to edit it again, or withdraws it for good.</summary>
public sealed class TakeBackModel(DraftStore drafts, ChangeSetReviewReader reviews, SubmissionHistory submissions, ReadingContext reader, IStringLocalizer<Words> words)
    : ChangeSetPage(drafts, reviews, submissions, reader, words)
{
    public Task<IActionResult> OnPostReopen(CancellationToken cancellation)
    {
        ChangeSet.Reopen(Actor, Drafts.Now);
        return Record(Act.Reopened, "ChangeSet_Reopened", cancellation: cancellation);
    }

    public Task<IActionResult> OnPostWithdraw(CancellationToken cancellation)
    {
        ChangeSet.Withdraw(Actor, Drafts.Now);
        return Record(Act.Withdrawn, "ChangeSet_Withdrawn", path: "admin/change-sets", cancellation: cancellation);
    }
}
