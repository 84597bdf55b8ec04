namespace LaDeclaration.Register.Staff;

/// <summary>How many attempts were made for one key: an e-mail address as typed, a network address or a browser.</summary>
public sealed class AttemptCount
{
    public const int KeyMaxLength = 60;

    /// <summary>The kind of attempt and a hash of who or what is counted.</summary>
    public required string Key { get; init; }

    public required int Count { get; init; }

    /// <summary>When the first counted attempt was made (UTC).</summary>
    public required DateTime FirstAt { get; init; }

    /// <summary>When the last attempt was made (UTC).</summary>
    public required DateTime LastAt { get; init; }
}
