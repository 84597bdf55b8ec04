using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Reviewing;

/// <summary>Compares a change set with what it was when it was submitted before.</summary>
public sealed class SubmissionHistory(RegisterDbContext db, ChangeLines changeLines, FieldChanges fieldChanges)
{
    /// <summary>Adds what was read, if it was submitted again since, and what the last submission altered, while it waits for a decision.</summary>
    public async Task<ChangeSetReview> Compare(ChangeSetReview review, int readVersion, CancellationToken cancellation = default)
    {
        var changeSet = review.ChangeSet;
        var all = db.Submissions.AsNoTracking().Where(s => s.ChangeSetNumber == changeSet.Number);
        var newest = all.OrderByDescending(s => s.Version).Select(s => s.Version).Take(2);
        var submissions = await all.Where(s => s.Version == readVersion || newest.Contains(s.Version)).OrderBy(s => s.Version).ToListAsync(cancellation);
        var read = submissions.SkipLast(1).FirstOrDefault(s => s.Version == readVersion);
        var previous = changeSet.Status == ChangeSetStatus.Submitted && submissions is [.., var last, _] ? last : null;
        return review with
        {
            ReadSubmission = read is null ? null : await Describe(changeSet, read, cancellation),
            Resubmission = previous is null ? null : Resubmission.Of(await Describe(changeSet, previous, cancellation), review, fieldChanges),
        };
    }

    private async Task<DescribedSubmission> Describe(ChangeSet changeSet, Submission submission, CancellationToken cancellation)
    {
        var described = await changeLines.Describe([submission.Changes], cancellation);
        return new DescribedSubmission(new Reason(submission.Reason, submission.ReasonLanguage, changeSet.SeedKey), described[0].Lines, described[0].Names);
    }
}
