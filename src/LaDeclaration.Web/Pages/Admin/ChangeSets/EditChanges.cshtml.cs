using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Reviewing;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

/// <summary>Leaves a change out of a draft, or keeps one that is in conflict with what was published since.</summary>
public sealed class EditChangesModel(
    DraftStore drafts, ChangeSetReviewReader reviews, SubmissionHistory submissions, ReadingContext reader, IStringLocalizer<Words> words, ChangeLines changeLines, Publisher publisher)
    : ChangeSetPage(drafts, reviews, submissions, reader, words)
{
    /// <summary>The fact that the change is about.</summary>
    [BindProperty]
    public Guid Fact { get; set; }

    /// <summary>The revision that recorded the version which the change in conflict is put on top of.</summary>
    [BindProperty]
    public int Over { get; set; }

    /// <summary>Leaves out the whole line of the change: the end and the add of one “it changed” go together.</summary>
    public async Task<IActionResult> OnPostLeaveOut(CancellationToken cancellation)
    {
        var described = await changeLines.Describe([ChangeSet.Changes], cancellation);
        var line = described[0].Lines.FirstOrDefault(l => l.Changes.Any(c => c.FactId == Fact));
        if (line is null)
            return NotFound();
        Drafts.LeaveOut(ChangeSet, Actor, line.Changes.Contains);
        return await Save("ChangeSet_LeftOut", cancellation);
    }

    /// <summary>Makes a change that is in conflict again, on top of what the register says now.</summary>
    public async Task<IActionResult> OnPostKeep(CancellationToken cancellation)
    {
        var conflicts = (await publisher.Preview(ChangeSet, cancellation) as PublishOutcome.InConflict)?.Conflicts ?? [];
        if (conflicts.FirstOrDefault(c => c.Change.FactId == Fact) is not { Now: { } now } conflict)
            return NotFound();
        if (now.RecordedIn != Over)
            return InConflict(); // Another revision came out that the author has not read.
        ChangeSet.AddOrReplace(Actor, [conflict.Change.RebaseOnto(now)], Drafts.Now);
        return await Save("ChangeSet_ConflictKept", cancellation);
    }
}
