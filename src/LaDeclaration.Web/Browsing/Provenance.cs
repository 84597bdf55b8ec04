using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Browsing;

/// <summary>What the small line below an entry says: since when it is in force, when it was last confirmed, and by which sources.</summary>
/// <param name="LastConfirmed">ISO 8601; null if no source has a date.</param>
/// <param name="Sources">The keys of the sources, sorted, in one text so that equal ones compare equal.</param>
public sealed record Provenance(DateOnly From, DateIs FromIs, DateOnly? Until, DateIs? UntilIs, string? LastConfirmed, string Sources)
{
    public static Provenance Of(Statement statement, RegisterSnapshot snapshot) => new(
        statement.From, statement.FromIs, statement.Until, statement.UntilIs, snapshot.GetLastConfirmed(statement), string.Join(' ', statement.Sources.Order(StringComparer.Ordinal)));

    /// <summary>The provenance that more than half of the statements share, and at least two; null if there is none.</summary>
    public static Provenance? FindCommon(IReadOnlyCollection<Statement> statements, RegisterSnapshot snapshot)
    {
        var largest = statements.GroupBy(s => Of(s, snapshot)).MaxBy(g => g.Count());
        return largest is not null && largest.Count() is var count && count > 1 && count * 2 > statements.Count ? largest.Key : null;
    }
}

/// <summary>The entries whose provenance the page has stated once for all of them, so that they do not repeat it.</summary>
public sealed class StatedProvenance
{
    private HashSet<Guid> facts = [];

    /// <summary>Replaces what was stated before.</summary>
    public void State(IEnumerable<Statement> statements) => facts = [.. statements.Select(s => s.FactId)];

    public bool Covers(Statement statement) => facts.Contains(statement.FactId);
}
