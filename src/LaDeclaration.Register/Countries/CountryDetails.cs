using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Countries;

public sealed record CountryDetails : Details
{
    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public required string Country { get; init; }

    public override Subject Subject => new("country", Country: Country);
}
