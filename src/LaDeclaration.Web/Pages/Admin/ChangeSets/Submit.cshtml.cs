using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Reviewing;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

/// <summary>Submits a draft for approval.</summary>
public sealed class SubmitModel(
    DraftStore drafts, ChangeSetReviewReader reviews, SubmissionHistory submissions, ReadingContext reader, IStringLocalizer<Words> words, Publisher publisher)
    : ChangeSetPage(drafts, reviews, submissions, reader, words)
{
    /// <summary>Whether the author knows that a country has both roles in a committee.</summary>
    [BindProperty]
    public bool Acknowledges { get; set; }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        await Drafts.AcknowledgeBothRoles(ChangeSet, Actor, Acknowledges, cancellation);
        switch (await publisher.Preview(ChangeSet, cancellation))
        {
            case PublishOutcome.Refused refused:
                throw new RefusedException(refused.BrokenRules);
            case PublishOutcome.InConflict:
                return InConflict();
        }
        ChangeSet.Submit(Actor, Drafts.Now);
        return await Record(Act.Proposed, "ChangeSet_Submitted", cancellation: cancellation);
    }
}
