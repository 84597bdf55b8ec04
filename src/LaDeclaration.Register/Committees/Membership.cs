using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Committees;

public enum Role
{
    Lead,
    Participant,
}

/// <summary>A country leads a committee or participates in it.</summary>
public sealed record Membership : Statement, IHeldRole
{
    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public required string Country { get; init; }

    public required string Committee { get; init; }

    public required Role Role { get; init; }

    IReadOnlyList<string> IHeldRole.Sources => Sources;

    public override Subject Subject => new("membership", Country: Country, Committee: Committee);
}
