namespace LaDeclaration.Register.Staff;

/// <summary>A session that its person has signed out of: a copy of its cookie lets nobody in.</summary>
public sealed class EndedSession
{
    public required Guid Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime EndedAt { get; init; }
}
