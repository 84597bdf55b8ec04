using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Reviewing;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

/// <summary>What a change set would do, what stands in its way, and the conversation about it.</summary>
public sealed class ReviewModel(DraftStore drafts, ChangeSetReviewReader reviews, SubmissionHistory submissions, ReadingContext reader, IStringLocalizer<Words> words)
    : ChangeSetPage(drafts, reviews, submissions, reader, words)
{
    /// <summary>The version that was read in the queue.</summary>
    [FromQuery(Name = "read")]
    public int? ReadVersion { get; set; }

    /// <summary>A new comment.</summary>
    [BindProperty]
    public string? Say { get; set; }

    /// <summary>False: a comment does not depend on what was read.</summary>
    protected override bool ChecksVersion => false;

    public async Task<IActionResult> OnPostComment(CancellationToken cancellation)
    {
        if (ReadText(nameof(Say), Say, Remark.TextMaxLength, "Comments_SayNeeded") is not { } comment)
            return Page();
        ChangeSet.Comment(Actor, comment, Drafts.Now);
        return await Record(Act.Commented, "Comments_Said", comment, cancellation: cancellation);
    }

    protected override Task<IActionResult> Open() => Show(ChangeSet, ReadVersion ?? ChangeSet.Version);
}
