namespace LaDeclaration.Register.ChangeSets;

/// <summary>What a history of changes is about: a country, a committee, a pillar, what several of them have in common, or everything.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="Committee">Its slug.</param>
/// <param name="Pillar">Its number; includes the committees that were ever in it.</param>
public sealed record ChangeScope(string? Country = null, string? Committee = null, int? Pillar = null)
{
    public bool IsAll => this == new ChangeScope();
}
