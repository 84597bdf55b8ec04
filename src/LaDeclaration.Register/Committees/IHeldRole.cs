using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Committees;

/// <summary>A role that a country holds or held in a committee.</summary>
public interface IHeldRole : IPeriod
{
    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    string Country { get; }

    string Committee { get; }

    Role Role { get; }

    /// <summary>The keys of the sources that it cites.</summary>
    IReadOnlyList<string> Sources { get; }
}
