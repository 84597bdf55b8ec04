using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.ChangeSets;

/// <content>Edits and decisions; each throws a <see cref="RefusedException"/> if the status or the actor does not allow it.</content>
public sealed partial class ChangeSet
{
    public void SetReason(Actor by, string reason, string language, DateTime now)
    {
        BeginEdit(by, now);
        Reason = RequireSound(reason, nameof(Reason), ReasonMaxLength, language);
        ReasonLanguage = language;
    }

    public void AcknowledgeBothRoles(Actor by, bool acknowledged, DateTime now)
    {
        BeginEdit(by, now);
        AcknowledgesBothRoles = acknowledged;
    }

    /// <summary>A change to a fact that the change set already changes replaces the earlier one, in its position.</summary>
    public void AddOrReplace(Actor by, IEnumerable<Change> incoming, DateTime now)
    {
        BeginEdit(by, now);
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

    public void RemoveChanges(Actor by, Predicate<Change> match, DateTime now)
    {
        BeginEdit(by, now);
        changes.RemoveAll(match);
        NumberChanges();
    }

    public void Submit(Actor by, DateTime now)
    {
        BeginEdit(by, now);
        if (changes.Count == 0)
            throw new RefusedException(Rule.HasChanges);
        if (Reason.Length == 0)
            throw new RefusedException(Rule.HasReason);
        Status = ChangeSetStatus.Submitted;
        SubmittedAt = now;
        submissions.Add(Submission.Of(this));
    }

    /// <summary>Closes it for good.</summary>
    public void Withdraw(Actor by, DateTime now)
    {
        if (!IsAuthoredBy(by))
            throw new RefusedException(Rule.AuthorEdits);
        RequireOpen(Status is ChangeSetStatus.Draft or ChangeSetStatus.Submitted);
        SetStatus(ChangeSetStatus.Withdrawn, now);
    }

    /// <summary>Takes it out of the queue: a draft again, for its author to edit.</summary>
    public void Reopen(Actor by, DateTime now)
    {
        if (!IsAuthoredBy(by))
            throw new RefusedException(Rule.AuthorEdits);
        RequireOpen(Status is ChangeSetStatus.Submitted);
        SetStatus(ChangeSetStatus.Draft, now);
    }

    /// <summary>Gives it back to its author, as a draft, with a comment.</summary>
    public void Return(Actor by, string comment, DateTime now) => Decide(by, RemarkKind.Returned, comment, ChangeSetStatus.Draft, now);

    public void Reject(Actor by, string reason, DateTime now) => Decide(by, RemarkKind.Rejected, reason, ChangeSetStatus.Rejected, now);

    /// <summary>Does not change the version, because the content stays the same.</summary>
    public void Comment(Actor by, string text, DateTime now)
    {
        RequireOpen(CanBeCommentedBy(by));
        AddRemark(RemarkKind.Commented, by, text, now);
    }

    internal void MarkPublished(string? overrideReason, DateTime now)
    {
        OverrideReason = overrideReason;
        SubmittedAt ??= now;
        SetStatus(ChangeSetStatus.Published, now);
    }

    private void Decide(Actor by, RemarkKind kind, string text, ChangeSetStatus next, DateTime now)
    {
        if (!by.MayPublish)
            throw new RefusedException(Rule.EditorDecides);
        RequireOpen(Status is ChangeSetStatus.Submitted);
        AddRemark(kind, by, text, now);
        SetStatus(next, now);
    }

    private void AddRemark(RemarkKind kind, Actor by, string text, DateTime now)
    {
        var sound = RequireSound(text, nameof(Remark), Remark.TextMaxLength);
        if (sound.Length == 0)
            throw new RefusedException(Rule.HasReason);
        remarks.Add(new Remark(kind, sound, by.Id, by.Role, now));
    }

    private static string RequireSound(string text, string field, int maxLength, string? language = null)
    {
        var sound = SoundText.Read(text, maxLength, isLong: true, language);
        return sound.Fault is null ? sound.Text : throw new RefusedException([new BrokenRule(Rule.SoundText, Field: field, Fault: sound.Fault)]);
    }

    private void BeginEdit(Actor by, DateTime now)
    {
        RequireOpen(Status is ChangeSetStatus.Draft);
        if (AuthorId is null && by.MayPublish && by.Id is not null)
            AuthorId = by.Id; // Initial data has no author: the first editor of it becomes the author.
        if (by.Id != AuthorId)
            throw new RefusedException(Rule.AuthorEdits);
        (AuthorRole, AuthorCountry) = (by.Role, by.Country); // The author's role may have changed since the draft was created.
        SetStatus(Status, now);
    }

    private void NumberChanges()
    {
        for (var i = 0; i < changes.Count; i++)
            changes[i].Position = i + 1;
    }

    private void SetStatus(ChangeSetStatus status, DateTime now)
    {
        Status = status;
        Version++;
        ChangedAt = now;
    }

    private static void RequireOpen(bool isOpen)
    {
        if (!isOpen)
            throw new RefusedException(Rule.StillOpen);
    }
}
