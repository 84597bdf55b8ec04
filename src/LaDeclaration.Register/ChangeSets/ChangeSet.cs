using System.Linq.Expressions;
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
public sealed partial class ChangeSet
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
        Reason = Sound(reason, nameof(Reason), ReasonMaxLength, reasonLanguage),
        ReasonLanguage = reasonLanguage,
        DraftedFrom = draftedFrom,
        CreatedAt = now,
        ChangedAt = now,
        SeedKey = seedKey,
    };

    public bool IsAuthoredBy(Actor actor) => actor.Id is not null && actor.Id == AuthorId;

    /// <summary>Why it came back, for a draft that was returned; none for one that its author took out of the queue.</summary>
    public Remark? Returned => Status == ChangeSetStatus.Draft ? remarks.FindLast(r => r.Kind == RemarkKind.Returned && r.At >= SubmittedAt) : null;

    /// <summary>True for a draft that was submitted and came back.</summary>
    public bool IsReturned => Returned is not null;

    /// <summary>
    /// Delegates see their own and, once submitted, their country's; editors see their own and everything submitted. This is the one place
    /// that says so: every list, page and letter asks its query with it.
    /// </summary>
    public static Expression<Func<ChangeSet, bool>> VisibleTo(Actor actor) => set =>
        (actor.Id != null && set.AuthorId == actor.Id)
        || (actor.MayPublish && set.AuthorId == null)
        || (set.Status != ChangeSetStatus.Draft && set.SubmittedAt != null
            && (actor.MayPublish || (actor.Country != null && set.AuthorRole == StaffRole.Delegate && set.AuthorCountry == actor.Country)));

    /// <summary>The same of one at hand.</summary>
    public bool IsVisibleTo(Actor actor) => VisibleTo(actor).Compile(preferInterpretation: true)(this);

    /// <summary>A draft is filled by its author; one of the initial data that came back, by whoever mends it.</summary>
    public bool CanBeEditedBy(Actor actor) => Status is ChangeSetStatus.Draft && (IsAuthoredBy(actor) || (AuthorId is null && actor.MayPublish));

    /// <summary>Once it was submitted, and while it is open, whoever may see it may speak.</summary>
    public bool CanBeCommentedBy(Actor by) =>
        SubmittedAt is not null && (Status is ChangeSetStatus.Draft or ChangeSetStatus.Submitted) && IsVisibleTo(by);
}
