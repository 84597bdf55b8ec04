namespace LaDeclaration.Register.Pillars;

/// <summary>The identity of a pillar: its number in the Declaration, from 1.</summary>
public sealed record Pillar(int Number)
{
    public const int MaxNumber = 99;

    /// <summary>Pages show up to so many committees of a pillar together; of more, a part.</summary>
    public const int MaxShownCommittees = 40;
}
