using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Committees;

public sealed record CommitteeDetails : Details
{
    public required string Committee { get; init; }

    public required int Pillar { get; init; }

    /// <summary>Position within the pillar, from 1; for sorting, not an official number.</summary>
    public required int Order { get; init; }

    public override Subject Subject => new("committee", Committee: Committee);
}
