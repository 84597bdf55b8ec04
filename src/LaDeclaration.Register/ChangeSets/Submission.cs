namespace LaDeclaration.Register.ChangeSets;

/// <summary>
/// A copy of the content of a change set when it was submitted, so that a reviewer can compare what was altered since.
/// </summary>
public sealed class Submission
{
    public int ChangeSetNumber { get; private set; }

    /// <summary>The <see cref="ChangeSet.Version"/> that was submitted.</summary>
    public int Version { get; private init; }

    public string Reason { get; private init; } = "";

    /// <summary>BCP 47.</summary>
    public string ReasonLanguage { get; private init; } = "";

    public IReadOnlyList<Change> Changes { get; private init; } = [];

    internal static Submission Of(ChangeSet changeSet) => new()
    {
        Version = changeSet.Version,
        Reason = changeSet.Reason,
        ReasonLanguage = changeSet.ReasonLanguage,
        Changes = [.. changeSet.Changes],
    };
}
