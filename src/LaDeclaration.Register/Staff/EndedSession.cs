namespace LaDeclaration.Register.Staff;

/// <summary>A session that was signed out of: copies of its cookie are refused.</summary>
public sealed class EndedSession
{
    public required Guid Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime EndedAt { get; init; }
}
