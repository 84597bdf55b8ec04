using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>What the index keeps of a version of a membership; its row in the database has the rest.</summary>
/// <param name="Sources">The keys of the sources that it cites.</param>
public sealed record HeldRole(Guid FactId, string Country, string Committee, Role Role, DateOnly From, DateOnly? Until, DateIs? UntilIs, IReadOnlyList<string> Sources, int RecordedIn, int? SupersededIn) : IHeldRole, IVersion
{
    public static HeldRole Of(Membership version) =>
        new(version.FactId, version.Country, version.Committee, version.Role, version.From, version.Until, version.UntilIs, version.Sources, version.RecordedIn, version.SupersededIn);
}
