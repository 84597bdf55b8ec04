using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Reviewing;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

public sealed class PublishModel(
    DraftStore drafts, ChangeSetReviewReader reviews, SubmissionHistory submissions, ReadingContext reader, IStringLocalizer<Words> words, Publisher publisher, EditorialSettings editorial)
    : ChangeSetPage(drafts, reviews, submissions, reader, words)
{
    /// <summary>Whether the author knows that a country has both roles in a committee.</summary>
    [BindProperty]
    public bool Acknowledges { get; set; }

    /// <summary>Why an administrator publishes a change set of their own where four eyes are required.</summary>
    [BindProperty]
    public string? OverrideReason { get; set; }

    protected override bool IsCarriedOut => Review is { ReadSubmission: null, Revision: not null };

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (!Actor.MayPublish)
            return StatusCode(StatusCodes.Status403Forbidden);
        var overrides = editorial.FourEyes && Actor.Role == StaffRole.Administrator && ChangeSet.IsAuthoredBy(Actor);
        if (ReadText(nameof(OverrideReason), OverrideReason, ChangeSet.ReasonMaxLength, overrides ? "ChangeSet_OverrideNeeded" : null) is not { } overrideReason)
            return Page();
        await Drafts.AcknowledgeBothRoles(ChangeSet, Actor, Acknowledges, cancellation);
        return await publisher.Publish(new PublishRequest(Number, ChangeSet.Version, Actor, editorial.FourEyes, overrideReason), cancellation) switch
        {
            PublishOutcome.Published published => Done("ChangeSet_Published", revision: published.Revision),
            PublishOutcome.Refused refused => throw new RefusedException(refused.BrokenRules),
            _ => InConflict(),
        };
    }
}
