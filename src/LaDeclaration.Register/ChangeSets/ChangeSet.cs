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

/// <summary>A set of changes with a reason, drafted by one author. Nothing of it is public until it is published as a <see cref="Revision"/>.</summary>
public sealed partial class ChangeSet
{
    public const int ReasonMaxLength = 1_000;

    private readonly List<Change> changes = [];
    private readonly List<Remark> remarks = [];
    private readonly List<Submission> submissions = [];

    /// <summary>Shown to staff only; the public sees the number of the revision.</summary>
    public int Number { get; private set; }

    /// <summary>Incremented with every change of content or status, and a concurrency token, so that approval is of exact content.</summary>
    public int Version { get; private set; } = 1;

    public ChangeSetStatus Status { get; private set; } = ChangeSetStatus.Draft;

    public string Reason { get; private set; } = "";

    /// <summary>BCP 47.</summary>
    public string ReasonLanguage { get; private set; } = "en";

    /// <summary>Whether the author acknowledges that a country is lead and participant of a committee at once.</summary>
    public bool AcknowledgesBothRoles { get; private set; }

    /// <summary>The number of the newest revision when it was drafted.</summary>
    public int DraftedFrom { get; private set; }

    public string? AuthorId { get; private set; }

    public StaffRole AuthorRole { get; private set; }

    public string? AuthorCountry { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ChangedAt { get; private set; }

    public DateTime? SubmittedAt { get; private set; }

    /// <summary>The key of the seed file it came from, if any.</summary>
    public string? SeedKey { get; private set; }

    /// <summary>Why an administrator published their own change set despite the four-eyes principle; otherwise null.</summary>
    public string? OverrideReason { get; private set; }

    public IReadOnlyList<Change> Changes => changes;

    public IReadOnlyList<Remark> Remarks => remarks;

    /// <summary>A copy of its content for each time it was submitted.</summary>
    public IReadOnlyList<Submission> Submissions => submissions;

    public static ChangeSet Draft(Actor author, string reason, string reasonLanguage, int draftedFrom, DateTime now, string? seedKey = null) => new()
    {
        AuthorId = author.Id,
        AuthorRole = author.Role,
        AuthorCountry = author.Country,
        Reason = RequireSound(reason, nameof(Reason), ReasonMaxLength, reasonLanguage),
        ReasonLanguage = reasonLanguage,
        DraftedFrom = draftedFrom,
        CreatedAt = now,
        ChangedAt = now,
        SeedKey = seedKey,
    };

    public bool IsAuthoredBy(Actor actor) => actor.Id is not null && actor.Id == AuthorId;

    /// <summary>The remark with which the draft was returned; null if it was not, or is submitted again.</summary>
    public Remark? ReturnRemark => Status == ChangeSetStatus.Draft ? remarks.FindLast(r => r.Kind == RemarkKind.Returned && r.At >= SubmittedAt) : null;

    public bool IsReturned => ReturnRemark is not null;

    /// <summary>
    /// Delegates see their own and, once submitted, those of delegates of their country; editors see their own and everything submitted.
    /// Every query for change sets filters with this.
    /// </summary>
    public static Expression<Func<ChangeSet, bool>> VisibleTo(Actor actor) => set =>
        (actor.Id != null && set.AuthorId == actor.Id)
        || (actor.MayPublish && set.AuthorId == null)
        || (set.Status != ChangeSetStatus.Draft && set.SubmittedAt != null
            && (actor.MayPublish || (actor.Country != null && set.AuthorRole == StaffRole.Delegate && set.AuthorCountry == actor.Country)));

    public bool IsVisibleTo(Actor actor) => VisibleTo(actor).Compile(preferInterpretation: true)(this);

    /// <summary>Whether it is a draft by that actor, or a returned draft of the initial data, which any editor may edit.</summary>
    public bool CanBeEditedBy(Actor actor) => Status is ChangeSetStatus.Draft && (IsAuthoredBy(actor) || (AuthorId is null && actor.MayPublish));

    /// <summary>Whether it is open, was submitted once, and is visible to that actor.</summary>
    public bool CanBeCommentedBy(Actor actor) =>
        SubmittedAt is not null && (Status is ChangeSetStatus.Draft or ChangeSetStatus.Submitted) && IsVisibleTo(actor);
}
