using LaDeclaration.Register.Staff;

namespace LaDeclaration.Register.ChangeSets;

public enum ChangeSetStatus
{
    Draft,
    Submitted,
    Published,
    Rejected,
    Withdrawn,
}

/// <summary>What somebody wants changed, and why. Nothing in it is public before it is published.</summary>
public sealed class ChangeSet
{
    public const int ReasonMaxLength = 1_000;

    private readonly List<Change> changes = [];
    private readonly List<Remark> remarks = [];
    private readonly List<Submission> submissions = [];

    /// <summary>For staff; the public knows only the revision.</summary>
    public int Number { get; private set; }

    /// <summary>Counts up with every alteration: approval is of exact content.</summary>
    public int Version { get; private set; } = 1;

    public ChangeSetStatus Status { get; private set; } = ChangeSetStatus.Draft;

    public string Reason { get; private set; } = "";

    /// <summary>The language of the reason, BCP 47.</summary>
    public string ReasonLanguage { get; private set; } = "en";

    /// <summary>The author has seen that a country is lead and participant of a committee at once.</summary>
    public bool AcknowledgesBothRoles { get; private set; }

    /// <summary>The newest revision when it was drafted.</summary>
    public int DraftedFrom { get; private set; }

    public string? AuthorId { get; private set; }

    public StaffRole AuthorRole { get; private set; }

    public string? AuthorCountry { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ChangedAt { get; private set; }

    public DateTime? SubmittedAt { get; private set; }

    /// <summary>The data file it came from, if any.</summary>
    public string? SeedKey { get; private set; }

    /// <summary>Why an administrator published their own change set in spite of four-eyes.</summary>
    public string? OverrideReason { get; private set; }

    public IReadOnlyList<Change> Changes => changes;

    public IReadOnlyList<Remark> Remarks => remarks;

    /// <summary>What it said each time it was submitted.</summary>
    public IReadOnlyList<Submission> Submissions => submissions;

    public static ChangeSet Draft(Actor author, string reason, string reasonLanguage, int draftedFrom, DateTime now, string? seedKey = null) => new()
    {
        AuthorId = author.Id,
        AuthorRole = author.Role,
        AuthorCountry = author.Country,
        Reason = reason.Trim(),
        ReasonLanguage = reasonLanguage,
        DraftedFrom = draftedFrom,
        CreatedAt = now,
        ChangedAt = now,
        SeedKey = seedKey,
    };

    public bool IsAuthoredBy(Actor actor) => actor.Id is not null && actor.Id == AuthorId;

    /// <summary>True for a draft that was submitted and came back.</summary>
    public bool IsReturned => Status == ChangeSetStatus.Draft && remarks.Exists(r => r.Kind == RemarkKind.Returned);

    /// <summary>Delegates see their own and, once submitted, their country's; editors see their own and everything submitted.</summary>
    public bool IsVisibleTo(Actor actor) =>
        IsAuthoredBy(actor)
        || (AuthorId is null && actor.MayPublish)
        || (Status is not ChangeSetStatus.Draft && SubmittedAt is not null && (actor.MayPublish || IsOfDelegatesCountry(actor)));

    public void Explain(Actor by, string reason, string language, DateTime now)
    {
        Alter(by, now);
        Reason = reason.Trim();
        ReasonLanguage = language;
    }

    public void AcknowledgeBothRoles(Actor by, bool acknowledged, DateTime now)
    {
        Alter(by, now);
        AcknowledgesBothRoles = acknowledged;
    }

    /// <summary>Takes changes in; one already there for the same fact is replaced.</summary>
    public void Put(Actor by, IEnumerable<Change> incoming, DateTime now)
    {
        Alter(by, now);
        foreach (var change in incoming)
        {
            var place = changes.FindIndex(c => c.FactId == change.FactId);
            if (place >= 0)
                changes[place] = change;
            else
                changes.Add(change);
        }
        NumberChanges();
    }

    public void LeaveOut(Actor by, Predicate<Change> which, DateTime now)
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

    public void Withdraw(Actor by, DateTime now)
    {
        if (!IsAuthoredBy(by))
            throw new RefusedException(Rule.AuthorEdits);
        Require(Status is ChangeSetStatus.Draft or ChangeSetStatus.Submitted);
        Become(ChangeSetStatus.Withdrawn, now);
    }

    /// <summary>Back to its author, as a draft, with a comment.</summary>
    public void Return(Actor by, string comment, DateTime now) => Decide(by, RemarkKind.Returned, comment, ChangeSetStatus.Draft, now);

    public void Reject(Actor by, string reason, DateTime now) => Decide(by, RemarkKind.Rejected, reason, ChangeSetStatus.Rejected, now);

    /// <summary>Once it was submitted, and while it is open, whoever may see it may speak.</summary>
    public bool TakesComments(Actor by) =>
        SubmittedAt is not null && (Status is ChangeSetStatus.Draft or ChangeSetStatus.Submitted) && IsVisibleTo(by);

    /// <summary>Says something while it is open. The content, and so the version, stays as it is.</summary>
    public void Comment(Actor by, string text, DateTime now)
    {
        Require(TakesComments(by));
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
        if (string.IsNullOrWhiteSpace(text))
            throw new RefusedException(Rule.HasReason);
        remarks.Add(new Remark(kind, text.Trim(), by.Id, by.Role, now));
    }

    private bool IsOfDelegatesCountry(Actor actor) =>
        AuthorRole == StaffRole.Delegate && actor.Country is not null && actor.Country == AuthorCountry;

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
