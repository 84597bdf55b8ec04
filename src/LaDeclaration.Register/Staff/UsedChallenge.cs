namespace LaDeclaration.Register.Staff;

/// <summary>A WebAuthn challenge that was answered: it is not accepted again, so that a copied response cannot be replayed.</summary>
public sealed class UsedChallenge
{
    /// <summary>SHA-256, in base 64.</summary>
    public required string Hash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime UsedAt { get; init; }
}
