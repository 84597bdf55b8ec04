namespace LaDeclaration.Register.Staff;

/// <summary>How often something was tried by or at one of those who are counted: an e-mail address as typed, a network address, a browser.</summary>
public sealed class AttemptCount
{
    public const int KeyMaxLength = 60;

    /// <summary>What is counted, and a hash of whom.</summary>
    public required string Key { get; init; }

    public required int Count { get; init; }

    /// <summary>When the first that counts was tried (UTC).</summary>
    public required DateTime FirstAt { get; init; }

    /// <summary>When the last one was tried (UTC).</summary>
    public required DateTime LastAt { get; init; }
}
