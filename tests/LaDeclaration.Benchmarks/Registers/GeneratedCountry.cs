using LaDeclaration.Register.Countries;

namespace LaDeclaration.Benchmarks.Registers;

/// <summary>A country as the generated history has it so far.</summary>
internal sealed class GeneratedCountry(string code)
{
    public string Code { get; } = code;

    /// <summary>Null for a country of the initial data, which keeps what it was given there.</summary>
    public CountryDetails? Details { get; set; }

    /// <summary>Null before it endorses and after it ceases to.</summary>
    public Endorsement? Endorsement { get; set; }

    /// <summary>Those that it ever had a role in.</summary>
    public List<GeneratedCommittee> Committees { get; } = [];
}
