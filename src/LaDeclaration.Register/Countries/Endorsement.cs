using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Countries;

public sealed record Endorsement : Statement
{
    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public required string Country { get; init; }

    public override Subject Subject => new("endorsement", Country: Country);
}
