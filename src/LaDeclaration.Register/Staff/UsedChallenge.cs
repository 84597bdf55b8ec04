namespace LaDeclaration.Register.Staff;

/// <summary>A challenge that a passkey has answered: no answer to it is taken again, wherever its cookie is brought from.</summary>
public sealed class UsedChallenge
{
    /// <summary>SHA-256, in base 64.</summary>
    public required string Hash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime UsedAt { get; init; }
}
