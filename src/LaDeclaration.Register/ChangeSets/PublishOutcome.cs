using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>The result of publishing a change set, or of checking whether it could be published.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    public sealed record Published(int Revision) : PublishOutcome;

    /// <summary>Facts were changed by others since the changes were drafted; nothing was written.</summary>
    public sealed record InConflict(IReadOnlyList<Conflict> Conflicts) : PublishOutcome;

    public sealed record Refused(IReadOnlyList<BrokenRule> BrokenRules) : PublishOutcome
    {
        public Refused(Rule rule)
            : this([new BrokenRule(rule)])
        {
        }
    }

    /// <summary>A check found nothing wrong.</summary>
    public sealed record Publishable : PublishOutcome;
}

/// <summary>A change to a version that is no longer current.</summary>
/// <param name="Then">The version that was changed.</param>
/// <param name="Now">The current version; null if it was retracted.</param>
public sealed record Conflict(Change Change, Recorded? Then, Recorded? Now);

/// <summary>What publishing a change set now would result in.</summary>
/// <param name="InterimChanges">Changes to the same subjects and cited sources since it was drafted, without its conflicts.</param>
/// <param name="CurrentState">The current rows, as far as the rules need them.</param>
public sealed record PublishPreview(PublishOutcome Outcome, IReadOnlyList<InterimChange> InterimChanges, RegisterState CurrentState)
{
    /// <summary>The numbers of the revisions that made the interim changes and the conflicts.</summary>
    public IEnumerable<int> InterimRevisions => InterimChanges.Select(change => change.Now?.RecordedIn ?? change.Then?.SupersededIn)
        .Concat((Outcome as PublishOutcome.InConflict)?.Conflicts.Select(c => c.Now?.RecordedIn ?? c.Then?.SupersededIn) ?? [])
        .OfType<int>().Distinct();
}

/// <summary>A change to the register since a change set was drafted.</summary>
/// <param name="Then">The version at that time; null if it is new.</param>
/// <param name="Now">The current version; null if it was retracted.</param>
public sealed record InterimChange(Recorded? Then, Recorded? Now);
