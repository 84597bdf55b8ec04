using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets;

public enum Verb
{
    /// <summary>Something new is in force from a date, past or future.</summary>
    Add,

    /// <summary>It is no longer in force from a date.</summary>
    End,

    /// <summary>It was recorded wrongly.</summary>
    Correct,

    /// <summary>It is still in force, by a further source.</summary>
    Confirm,

    /// <summary>It was never true.</summary>
    Retract,
}

/// <summary>What a change set does to one fact.</summary>
public sealed class Change
{
    public int ChangeSetNumber { get; private set; }

    public Guid FactId { get; private set; }

    /// <summary>In the change set, from 1.</summary>
    public int Position { get; internal set; }

    public Verb Verb { get; private set; }

    /// <summary>The <see cref="Recorded.RecordedIn"/> of the version it replaces; null for an add.</summary>
    public int? ActsOn { get; private set; }

    /// <summary>The complete new version; null for a retraction.</summary>
    public Recorded? Proposed { get; private set; }

    public static Change Add(Recorded proposed) =>
        new() { Verb = Verb.Add, FactId = proposed.FactId, Proposed = proposed };

    /// <param name="until">The day after the last.</param>
    public static Change End<T>(T current, DateOnly until, DateIs untilIs, IEnumerable<string> sources)
        where T : Statement =>
        Of(Verb.End, current, current with { Until = until, UntilIs = untilIs, Sources = Append(current, sources) });

    public static Change Correct(Recorded current, Recorded proposed) => Of(Verb.Correct, current, proposed);

    public static Change Confirm<T>(T current, IEnumerable<string> sources)
        where T : Statement =>
        Of(Verb.Confirm, current, current with { Sources = Append(current, sources) });

    public static Change Retract(Recorded current) => Of(Verb.Retract, current, null);

    /// <summary>Restores a change from stored data, without any check.</summary>
    public static Change FromData(Verb verb, Guid factId, int? actsOn, Recorded? proposed) =>
        new() { Verb = verb, FactId = factId, ActsOn = actsOn, Proposed = proposed };

    /// <summary>The same change to the current version: an end or a confirmation keeps what else that says, any other verb replaces it.</summary>
    public Change RebaseOnto(Recorded current) => (Verb, current, Proposed) switch
    {
        (Verb.End, Statement now, Statement ended) => Of(Verb.End, now, now with { Until = ended.Until, UntilIs = ended.UntilIs, Sources = Append(now, ended.Sources) }),
        (Verb.Confirm, Statement now, Statement confirmed) => Of(Verb.Confirm, now, now with { Sources = Append(now, confirmed.Sources) }),
        _ => Of(Verb, current, Proposed),
    };

    private static Change Of(Verb verb, Recorded current, Recorded? proposed) =>
        new() { Verb = verb, FactId = current.FactId, ActsOn = current.RecordedIn, Proposed = proposed };

    private static List<string> Append(Statement current, IEnumerable<string> sources) =>
        [.. current.Sources.Union(sources)];
}
