namespace LaDeclaration.Register.Pillars;

/// <summary>The identity of a pillar: its number in the Declaration, from 1.</summary>
public sealed record Pillar(int Number)
{
    public const int MaxNumber = 99;
}
