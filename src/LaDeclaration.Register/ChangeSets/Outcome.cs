using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>What became of an attempt to publish.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    public sealed record Published(int Revision) : PublishOutcome;

    /// <summary>Somebody else published in between; nothing was written and the change set stays as it is.</summary>
    public sealed record InConflict(IReadOnlyList<Conflict> Conflicts) : PublishOutcome;

    public sealed record Refused(IReadOnlyList<BrokenRule> BrokenRules) : PublishOutcome
    {
        public Refused(Rule rule)
            : this([new BrokenRule(rule)])
        {
        }
    }

    /// <summary>Nothing stands in the way.</summary>
    public sealed record Publishable : PublishOutcome;
}

/// <param name="Change">What was proposed.</param>
/// <param name="Then">The version it was proposed on.</param>
/// <param name="Now">The version that stands now; none if it was retracted.</param>
public sealed record Conflict(Change Change, Recorded? Then, Recorded? Now);

/// <summary>What publishing a change set would come to now.</summary>
/// <param name="Outcome">What it would say.</param>
/// <param name="Since">What was published about the same since it was drafted, beside what it is in conflict with.</param>
/// <param name="Standing">What the register says now, as far as it matters here.</param>
public sealed record PublishPreview(PublishOutcome Outcome, IReadOnlyList<InterimChange> Since, RegisterState Standing)
{
    /// <summary>The revisions that came in between.</summary>
    public IEnumerable<int> Between => Since.Select(turn => turn.Now?.RecordedIn ?? turn.Then?.SupersededIn)
        .Concat((Outcome as PublishOutcome.InConflict)?.Conflicts.Select(c => c.Now?.RecordedIn ?? c.Then?.SupersededIn) ?? [])
        .OfType<int>().Distinct();
}

/// <summary>What the register came to say otherwise.</summary>
/// <param name="Then">What it said; none if it is new.</param>
/// <param name="Now">What it says; none if it was retracted.</param>
public sealed record InterimChange(Recorded? Then, Recorded? Now);
