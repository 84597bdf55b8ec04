namespace LaDeclaration.Register.Data;

/// <summary>The one row whose lock puts publishers in line, and whose number has no gaps.</summary>
public sealed class RevisionCounter
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public int Newest { get; init; }
}
