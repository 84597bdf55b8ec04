using LaDeclaration.Register.Staff;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>One published change set: the register's only notion of version.</summary>
public sealed class Revision
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>UTC, in this installation.</summary>
    public required DateTime PublishedAt { get; init; }

    public required string Reason { get; init; }

    /// <summary>BCP 47.</summary>
    public required string ReasonLanguage { get; init; }

    public required int ChangeSetNumber { get; init; }

    public ChangeSet? ChangeSet { get; init; }

    /// <summary>None for the initial data.</summary>
    public string? AuthorId { get; init; }

    public StaffRole? AuthorRole { get; init; }

    public string? AuthorCountry { get; init; }

    public string? ApproverId { get; init; }

    public StaffRole? ApproverRole { get; init; }

    public bool IsInitialData => AuthorId is null && ApproverId is null;
}
