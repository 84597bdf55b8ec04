using LaDeclaration.Register.ChangeSets;

namespace LaDeclaration.Register.Data;

/// <summary>
/// A form submission that was processed. It is saved in the transaction of its effects, so that sending the form again, even at the
/// same moment or to another server, has no further effect and redirects to the same location.
/// </summary>
public sealed class ProcessedForm
{
    /// <summary>Of SHA-256 in hexadecimal digits.</summary>
    public const int KeyLength = 64;

    public const int LocationMaxLength = 2_000;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>A hash of the one-time id of the form, its fields, the address it was sent to and the sender.</summary>
    public required string Key { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime ProcessedAt { get; init; }

    /// <summary>The path it redirected to, unless that is a change set.</summary>
    public required string Location { get; set; }

    public int? ChangeSetNumber { get; private set; }

    /// <summary>The change set that it created or changed.</summary>
    public ChangeSet? ChangeSet { get; set; }
}
