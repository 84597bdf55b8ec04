using LaDeclaration.Register.ChangeSets;

namespace LaDeclaration.Register.Data;

/// <summary>
/// A form that was carried out. It is saved together with what the form made, so that the same form sent again, at the same moment or to
/// another server, makes nothing and leads where the first one led.
/// </summary>
public sealed class ProcessedForm
{
    /// <summary>Of a SHA-256 in hexadecimal digits.</summary>
    public const int KeyLength = 64;

    public const int LocationMaxLength = 2_000;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Tells the form from every other: the one-time id that it carries, what stood in it, where it was sent and by whom, as one hash.</summary>
    public required string Key { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime ProcessedAt { get; init; }

    /// <summary>The path that it led to, where it is no change set.</summary>
    public required string Location { get; set; }

    public int? ChangeSetNumber { get; private set; }

    /// <summary>The change set that it made or filled.</summary>
    public ChangeSet? ChangeSet { get; set; }
}
