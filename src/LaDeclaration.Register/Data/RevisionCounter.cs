namespace LaDeclaration.Register.Data;

/// <summary>A single row that counts revisions without gaps; its lock serializes publishing.</summary>
public sealed class RevisionCounter
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public int Newest { get; init; }
}
