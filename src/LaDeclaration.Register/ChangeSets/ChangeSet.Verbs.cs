using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.ChangeSets;

/// <content>What may become of it, and by whom.</content>
public sealed partial class ChangeSet
{
    public void SetReason(Actor by, string reason, string language, DateTime now)
    {
        Alter(by, now);
        Reason = Sound(reason, nameof(Reason), ReasonMaxLength, language);
        ReasonLanguage = language;
    }

    public void AcknowledgeBothRoles(Actor by, bool acknowledged, DateTime now)
    {
        Alter(by, now);
        AcknowledgesBothRoles = acknowledged;
    }

    /// <summary>Takes changes in; one already there for the same fact is replaced.</summary>
    public void AddOrReplace(Actor by, IEnumerable<Change> incoming, DateTime now)
    {
        Alter(by, now);
        var places = Enumerable.Range(0, changes.Count).ToDictionary(place => changes[place].FactId);
        foreach (var change in incoming)
        {
            if (places.TryGetValue(change.FactId, out var place))
                changes[place] = change;
            else
            {
                places[change.FactId] = changes.Count;
                changes.Add(change);
            }
        }
        NumberChanges();
    }

    public void RemoveChanges(Actor by, Predicate<Change> which, DateTime now)
    {
        Alter(by, now);
        changes.RemoveAll(which);
        NumberChanges();
    }

    public void Submit(Actor by, DateTime now)
    {
        Alter(by, now);
        if (changes.Count == 0)
            throw new RefusedException(Rule.HasChanges);
        if (Reason.Length == 0)
            throw new RefusedException(Rule.HasReason);
        Status = ChangeSetStatus.Submitted;
        SubmittedAt = now;
        submissions.Add(Submission.Of(this));
    }

    /// <summary>Closed by its author, for good.</summary>
    public void Withdraw(Actor by, DateTime now)
    {
        if (!IsAuthoredBy(by))
            throw new RefusedException(Rule.AuthorEdits);
        Require(Status is ChangeSetStatus.Draft or ChangeSetStatus.Submitted);
        Become(ChangeSetStatus.Withdrawn, now);
    }

    /// <summary>Out of the queue: a draft again, for its author to change it.</summary>
    public void Reopen(Actor by, DateTime now)
    {
        if (!IsAuthoredBy(by))
            throw new RefusedException(Rule.AuthorEdits);
        Require(Status is ChangeSetStatus.Submitted);
        Become(ChangeSetStatus.Draft, now);
    }

    /// <summary>Back to its author, as a draft, with a comment.</summary>
    public void Return(Actor by, string comment, DateTime now) => Decide(by, RemarkKind.Returned, comment, ChangeSetStatus.Draft, now);

    public void Reject(Actor by, string reason, DateTime now) => Decide(by, RemarkKind.Rejected, reason, ChangeSetStatus.Rejected, now);

    /// <summary>Says something while it is open. The content, and so the version, stays as it is.</summary>
    public void Comment(Actor by, string text, DateTime now)
    {
        Require(CanBeCommentedBy(by));
        Say(RemarkKind.Commented, by, text, now);
    }

    internal void MarkPublished(string? overrideReason, DateTime now)
    {
        OverrideReason = overrideReason;
        SubmittedAt ??= now;
        Become(ChangeSetStatus.Published, now);
    }

    private void Decide(Actor by, RemarkKind kind, string text, ChangeSetStatus next, DateTime now)
    {
        if (!by.MayPublish)
            throw new RefusedException(Rule.EditorDecides);
        Require(Status is ChangeSetStatus.Submitted);
        Say(kind, by, text, now);
        Become(next, now);
    }

    private void Say(RemarkKind kind, Actor by, string text, DateTime now)
    {
        var sound = Sound(text, nameof(Remark), Remark.TextMaxLength);
        if (sound.Length == 0)
            throw new RefusedException(Rule.HasReason);
        remarks.Add(new Remark(kind, sound, by.Id, by.Role, now));
    }

    private static string Sound(string text, string field, int maxLength, string? language = null)
    {
        var sound = SoundText.Read(text, maxLength, isLong: true, language);
        return sound.Fault is null ? sound.Text : throw new RefusedException([new BrokenRule(Rule.SoundText, Field: field, Fault: sound.Fault)]);
    }

    private void Alter(Actor by, DateTime now)
    {
        Require(Status is ChangeSetStatus.Draft);
        if (AuthorId is null && by.MayPublish && by.Id is not null)
            AuthorId = by.Id; // Initial data that was returned: whoever mends it becomes its author.
        if (by.Id != AuthorId)
            throw new RefusedException(Rule.AuthorEdits);
        (AuthorRole, AuthorCountry) = (by.Role, by.Country); // Whoever was given another role since acts in that one.
        Become(Status, now);
    }

    private void NumberChanges()
    {
        for (var i = 0; i < changes.Count; i++)
            changes[i].Position = i + 1;
    }

    private void Become(ChangeSetStatus status, DateTime now)
    {
        Status = status;
        Version++;
        ChangedAt = now;
    }

    private static void Require(bool isOpen)
    {
        if (!isOpen)
            throw new RefusedException(Rule.StillOpen);
    }
}
