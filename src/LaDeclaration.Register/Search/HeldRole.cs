using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>What the index keeps of a version of a membership; its row in the database has the rest.</summary>
/// <param name="Sources">The keys of the sources that it cites.</param>
public sealed record HeldRole(string Country, string Committee, Role Role, DateOnly From, DateOnly? Until, DateIs? UntilIs, IReadOnlyList<string> Sources, int RecordedIn, int? SupersededIn) : IPeriod, IVersion
{
    public static HeldRole Of(Membership version) =>
        new(version.Country, version.Committee, version.Role, version.From, version.Until, version.UntilIs, version.Sources, version.RecordedIn, version.SupersededIn);

    /// <summary>What tells it from other versions: at any date a country holds a role in a committee at most once.</summary>
    internal (string Country, string Committee, Role Role, DateOnly From, int RecordedIn) Key => (Country, Committee, Role, From, RecordedIn);
}
