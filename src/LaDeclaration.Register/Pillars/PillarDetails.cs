using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Pillars;

public sealed record PillarDetails : Details
{
    public required int Pillar { get; init; }

    public override Subject Subject => new("pillar", Pillar: Pillar);
}
