namespace LaDeclaration.Register.ChangeSets;

/// <summary>
/// What a change set said when it was submitted. It is kept as it was, so that whoever has read it can see it beside what it was altered to.
/// </summary>
public sealed class Submission
{
    public int ChangeSetNumber { get; private set; }

    /// <summary>The version that the change set has while it waits for a decision.</summary>
    public int Version { get; private init; }

    public string Reason { get; private init; } = "";

    /// <summary>BCP 47.</summary>
    public string ReasonLanguage { get; private init; } = "";

    /// <summary>In their order.</summary>
    public IReadOnlyList<Change> Changes { get; private init; } = [];

    internal static Submission Of(ChangeSet changeSet) => new()
    {
        Version = changeSet.Version,
        Reason = changeSet.Reason,
        ReasonLanguage = changeSet.ReasonLanguage,
        Changes = [.. changeSet.Changes],
    };
}
