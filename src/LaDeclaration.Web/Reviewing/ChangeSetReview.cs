using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Reviewing;

/// <summary>All that the page of a change set shows about it.</summary>
public sealed record ChangeSetReview(ChangeSet ChangeSet, NameLookup Names, IReadOnlyList<ChangeLine> Lines)
{
    /// <summary>What publishing would say now; null once it is decided.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>What was published about the same since it was drafted, beside what it is in conflict with.</summary>
    public IReadOnlyList<InterimChange> Since { get; init; } = [];

    public IReadOnlyList<LanguageTaggedText> Warnings { get; init; } = [];

    /// <summary>The colleagues named in it, by id.</summary>
    public required IReadOnlyDictionary<string, string> People { get; init; }

    /// <summary>What it was published as.</summary>
    public int? Revision { get; init; }

    /// <summary>That this was undone, if it was.</summary>
    public RevertedState? Undone { get; init; }

    /// <summary>What else waits for a decision and is about the same.</summary>
    public IReadOnlyList<OverlappingChangeSet> Others { get; init; } = [];

    /// <summary>When the versions that are in the way were published.</summary>
    public IReadOnlyDictionary<int, DateTime> PublishedAt { get; init; } = new Dictionary<int, DateTime>();

    /// <summary>What it said when somebody read it who is to decide on it now that it says something else.</summary>
    public Earlier? Earlier { get; init; }

    /// <summary>How it differs from what it said when it was submitted the time before.</summary>
    public Resubmission? Resubmission { get; init; }

    /// <summary>Shows each line with all its particulars at once.</summary>
    public bool IsInFull { get; init; }

    /// <summary>Where each form that can go on with it stands.</summary>
    public IReadOnlyList<ResumeLink> Forms { get; init; } = [];

    public required bool MayEdit { get; init; }

    public required bool IsOwn { get; init; }

    public required bool MayDecide { get; init; }

    public required bool MayPublish { get; init; }

    public required bool MayComment { get; init; }

    /// <summary>True where four-eyes asks for another's approval; an administrator may publish their own with a reason.</summary>
    public required bool NeedsOverride { get; init; }

    /// <summary>True where nothing stands in the way of publishing it as it is.</summary>
    public bool IsReady => MayPublish && !NeedsOverride && Outcome is Outcome.Publishable;

    /// <summary>True while its author may close it.</summary>
    public bool MayWithdraw => IsOwn && IsOpen;

    /// <summary>True while its author may take it out of the queue.</summary>
    public bool MayReopen => IsOwn && ChangeSet.Status == ChangeSetStatus.Submitted;

    /// <summary>True where nothing stands in the way that the form which sends it on could not settle.</summary>
    public bool MayBeSent => Lines.Count > 0 && Conflicts.Count == 0 && BrokenRules.All(b => MayEdit && b.Rule == Rule.BothRolesAcknowledged);

    /// <summary>True where everything it acts on and cites is as it was.</summary>
    public bool IsUntouched => Conflicts.Count == 0 && Since.Count == 0 && BrokenRules.All(b => b.Rule != Rule.SourceStands);

    public bool IsOpen => ChangeSet.Status is ChangeSetStatus.Draft or ChangeSetStatus.Submitted;

    public IReadOnlyList<BrokenRule> BrokenRules => (Outcome as Outcome.Refused)?.BrokenRules ?? [];

    /// <summary>True where there may be more that break a rule than are named.</summary>
    public bool NamesTheFirst => BrokenRules.CountBy(b => b.Rule).Any(kind => kind.Value == Rules.MostOfAKind);

    public IReadOnlyList<Conflict> Conflicts => (Outcome as Outcome.InConflict)?.Conflicts ?? [];

    public bool AsksForBothRoles => MayEdit && (ChangeSet.AcknowledgesBothRoles || BrokenRules.Any(b => b.Rule == Rule.BothRolesAcknowledged));

    /// <summary>The days on which something begins or ends, in order.</summary>
    public IEnumerable<(DateOnly Day, DateIs Is)> EffectiveDays => ChangeSet.Changes
        .Select(c => c.Proposed is not Statement s ? ((DateOnly, DateIs)?)null
            : c.Verb == Verb.Add ? (s.From, s.FromIs)
            : c.Verb == Verb.End ? (s.Until!.Value, s.UntilIs ?? DateIs.On) : null)
        .OfType<(DateOnly Day, DateIs Is)>().Distinct().Order();

    public IEnumerable<string> CitedSources => Lines.SelectMany(l => l.Sources).Distinct();

    public bool IsPublished(string source) => ChangeSet.Status == ChangeSetStatus.Published
        || !ChangeSet.Changes.Any(c => c is { Verb: Verb.Add, Proposed: Register.Sources.Source added } && added.Key == source);

    public string? Person(string? id) => id is null ? null : People.GetValueOrDefault(id);
}

/// <summary>What a change set said when it was submitted before.</summary>
/// <param name="Reason">As it was then.</param>
/// <param name="Lines">What it did.</param>
/// <param name="Names">The names as it knew them.</param>
public sealed record Earlier(Reason Reason, IReadOnlyList<ChangeLine> Lines, NameLookup Names);

/// <param name="Path">Below the language, with the draft.</param>
/// <param name="About">What the form is about.</param>
public sealed record ResumeLink(string Path, LanguageTaggedText About);
