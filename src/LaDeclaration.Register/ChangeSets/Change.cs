using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets;

public enum Verb
{
    /// <summary>This is, or will be, so from a date.</summary>
    Add,

    /// <summary>It stopped being so on a date.</summary>
    End,

    /// <summary>It was recorded wrongly.</summary>
    Correct,

    /// <summary>It is still so.</summary>
    Confirm,

    /// <summary>It was never so.</summary>
    Retract,
}

/// <summary>One thing a change set does to one fact. What is proposed is the whole row as it would stand.</summary>
public sealed class Change
{
    public int ChangeSetNumber { get; private set; }

    public Guid FactId { get; private set; }

    /// <summary>Its place in the change set, from 1.</summary>
    public int Position { get; internal set; }

    public Verb Verb { get; private set; }

    /// <summary>The version acted on, by the revision that recorded it; none for an add.</summary>
    public int? ActsOn { get; private set; }

    /// <summary>The row as it would stand; none for a retraction.</summary>
    public Recorded? Proposed { get; private set; }

    public static Change Add(Recorded proposed) =>
        new() { Verb = Verb.Add, FactId = proposed.FactId, Proposed = proposed };

    /// <param name="until">The first day on which it is no longer so.</param>
    public static Change End<T>(T current, DateOnly until, DateIs untilIs, IEnumerable<string> sources)
        where T : Statement =>
        Of(Verb.End, current, current with { Until = until, UntilIs = untilIs, Sources = Append(current, sources) });

    public static Change Correct(Recorded current, Recorded proposed) => Of(Verb.Correct, current, proposed);

    public static Change Confirm<T>(T current, IEnumerable<string> sources)
        where T : Statement =>
        Of(Verb.Confirm, current, current with { Sources = Append(current, sources) });

    public static Change Retract(Recorded current) => Of(Verb.Retract, current, null);

    /// <summary>A change as read from a file: the verb, the version it acts on and the proposed row.</summary>
    public static Change FromData(Verb verb, Guid factId, int? actsOn, Recorded? proposed) =>
        new() { Verb = verb, FactId = factId, ActsOn = actsOn, Proposed = proposed };

    /// <summary>The same change, made on the version that stands now: an ending ends that version, a confirmation confirms it.</summary>
    public Change RebaseOnto(Recorded current) => (Verb, current, Proposed) switch
    {
        (Verb.End, Statement stands, Statement ended) => Of(Verb.End, stands, stands with { Until = ended.Until, UntilIs = ended.UntilIs, Sources = Append(stands, ended.Sources) }),
        (Verb.Confirm, Statement stands, Statement confirmed) => Of(Verb.Confirm, stands, stands with { Sources = Append(stands, confirmed.Sources) }),
        _ => Of(Verb, current, Proposed),
    };

    private static Change Of(Verb verb, Recorded current, Recorded? proposed) =>
        new() { Verb = verb, FactId = current.FactId, ActsOn = current.RecordedIn, Proposed = proposed };

    private static List<string> Append(Statement current, IEnumerable<string> sources) =>
        [.. current.Sources.Union(sources)];
}
