using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Reviewing;

/// <summary>What the review page shows of a change set.</summary>
public sealed record ChangeSetReview(ChangeSet ChangeSet, NameLookup Names, IReadOnlyList<ChangeLine> Lines)
{
    /// <summary>How many changes are not in the lines, because there are too many for a list of change sets.</summary>
    public int OmittedCount { get; init; }

    /// <summary>What publishing would say now; null once the change set is decided, and if changes are omitted.</summary>
    public PublishOutcome? Outcome { get; init; }

    /// <summary>What was published about the same since it was drafted, without the conflicts.</summary>
    public IReadOnlyList<InterimChange> InterimChanges { get; init; } = [];

    public IReadOnlyList<LanguageTaggedText> Warnings { get; init; } = [];

    /// <summary>The names of the author and of those who made a remark, by id.</summary>
    public required IReadOnlyDictionary<string, string> People { get; init; }

    /// <summary>The revision that it was published as.</summary>
    public int? Revision { get; init; }

    /// <summary>How far the revision has been undone since.</summary>
    public RevertedState? Undone { get; init; }

    public IReadOnlyList<OverlappingChangeSet> Overlapping { get; init; } = [];

    /// <summary>When the revisions that conflict or came between were published (UTC), by number.</summary>
    public IReadOnlyDictionary<int, DateTime> PublishedAt { get; init; } = new Dictionary<int, DateTime>();

    /// <summary>The submission that the reader has seen, if it was submitted again since.</summary>
    public DescribedSubmission? ReadSubmission { get; init; }

    /// <summary>How it differs from its previous submission.</summary>
    public Resubmission? Resubmission { get; init; }

    /// <summary>Whether the particulars of each line are unfolded.</summary>
    public bool UnfoldsParticulars { get; init; }

    public IReadOnlyList<ResumeLink> ResumeLinks { get; init; } = [];

    public required bool MayEdit { get; init; }

    public required bool IsOwn { get; init; }

    public required bool MayDecide { get; init; }

    public required bool MayPublish { get; init; }

    public required bool MayComment { get; init; }

    /// <summary>Whether another person has to approve it; an administrator may publish their own with a reason.</summary>
    public required bool NeedsOverride { get; init; }

    /// <summary>Whether the reader can publish it as it is.</summary>
    public bool IsReady => MayPublish && !NeedsOverride && Outcome is PublishOutcome.Publishable;

    /// <summary>Whether its author may close it for good.</summary>
    public bool MayWithdraw => IsOwn && IsOpen;

    /// <summary>Whether its author may take it out of the queue, to edit it.</summary>
    public bool MayReopen => IsOwn && ChangeSet.Status == ChangeSetStatus.Submitted;

    /// <summary>Whether it can be submitted or published; the form for that asks about both roles itself.</summary>
    public bool MayProceed => Lines.Count > 0 && Conflicts.Count == 0 && BrokenRules.All(b => MayEdit && b.Rule == Rule.BothRolesAcknowledged);

    /// <summary>Whether everything that it acts on and cites is as it was when it was drafted.</summary>
    public bool IsUntouched => OmittedCount == 0 && Conflicts.Count == 0 && InterimChanges.Count == 0 && BrokenRules.All(b => b.Rule != Rule.SourceStands);

    /// <summary>The list that it is in, below the language.</summary>
    public string ListPath => IsOwn || ChangeSet.Status == ChangeSetStatus.Draft ? "admin/change-sets" : "admin/queue";

    public bool IsOpen => ChangeSet.Status is ChangeSetStatus.Draft or ChangeSetStatus.Submitted;

    public IReadOnlyList<BrokenRule> BrokenRules => (Outcome as PublishOutcome.Refused)?.BrokenRules ?? [];

    /// <summary>Whether more changes may break a rule than <see cref="BrokenRules"/> lists.</summary>
    public bool ListsFirstBrokenRulesOnly => BrokenRules.CountBy(b => b.Rule).Any(kind => kind.Value == Rules.MaxPerRule);

    public IReadOnlyList<Conflict> Conflicts => (Outcome as PublishOutcome.InConflict)?.Conflicts ?? [];

    public bool AsksForBothRoles => MayEdit && (ChangeSet.AcknowledgesBothRoles || BrokenRules.Any(b => b.Rule == Rule.BothRolesAcknowledged));

    /// <summary>The days on which its changes make something begin or end, in order.</summary>
    public IEnumerable<(DateOnly Day, DateIs Is)> EffectiveDays => ChangeSet.Changes
        .Select(c => c.Proposed is not Statement s ? ((DateOnly, DateIs)?)null
            : c.Verb == Verb.Add ? (s.From, s.FromIs)
            : c.Verb == Verb.End ? (s.Until!.Value, s.UntilIs ?? DateIs.On) : null)
        .OfType<(DateOnly Day, DateIs Is)>().Distinct().Order();

    public IEnumerable<string> CitedSources => Lines.SelectMany(l => l.Sources).Distinct();

    /// <param name="source">The key of a cited source.</param>
    public bool IsPublished(string source) => ChangeSet.Status == ChangeSetStatus.Published
        || !ChangeSet.Changes.Any(c => c is { Verb: Verb.Add, Proposed: Source added } && added.Key == source);

    public string? NameOf(string? id) => id is null ? null : People.GetValueOrDefault(id);
}

/// <summary>What a change set said when it was submitted before.</summary>
public sealed record DescribedSubmission(Reason Reason, IReadOnlyList<ChangeLine> Lines, NameLookup Names);
