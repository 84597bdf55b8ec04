namespace LaDeclaration.Benchmarks.Registers;

/// <summary>How much a generated register holds, the initial data included. Statements count in every version, roles as they are in force.</summary>
public sealed record RegisterScale(string Name, int Countries, int Pillars, int Committees, int Roles, int Statements, int Revisions, int Sources)
{
    /// <summary>The initial data and nothing else.</summary>
    public static RegisterScale One { get; } = new("1x", 21, 4, 11, 51, 108, 2, 2);

    public static RegisterScale Thirty { get; } = new("30x", 60, 8, 330, 1_500, 30_000, 3_000, 300);

    public static RegisterScale Thousand { get; } = new("1000x", 200, 20, 10_000, 49_900, 998_000, 100_000, 10_000);

    public static IReadOnlyList<RegisterScale> All { get; } = [One, Thirty, Thousand];

    public override string ToString() => Name;
}
