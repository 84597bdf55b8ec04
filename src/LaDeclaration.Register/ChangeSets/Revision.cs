using LaDeclaration.Register.Staff;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>A published change set, and thereby a version of the whole register.</summary>
public sealed class Revision
{
    /// <summary>From 1, without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>UTC. For initial data, when it was loaded into this database.</summary>
    public required DateTime PublishedAt { get; init; }

    public required string Reason { get; init; }

    /// <summary>BCP 47.</summary>
    public required string ReasonLanguage { get; init; }

    public required int ChangeSetNumber { get; init; }

    public ChangeSet? ChangeSet { get; init; }

    /// <summary>Null for the initial data.</summary>
    public string? AuthorId { get; init; }

    public StaffRole? AuthorRole { get; init; }

    public string? AuthorCountry { get; init; }

    public string? ApproverId { get; init; }

    public StaffRole? ApproverRole { get; init; }

    public bool IsInitialData => AuthorId is null && ApproverId is null;
}
