using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Data;

/// <summary>How many statements cite each source, whatever their dates. Counted once for a revision, when it is first asked for. Thread-safe.</summary>
public sealed class CitationCounts
{
    private const int MaxRevisions = 2;

    private readonly RecentlyUsed<int, IReadOnlyDictionary<string, int>> counts = new(MaxRevisions);

    /// <returns>By the source's key; without those that nothing cites.</returns>
    public IReadOnlyDictionary<string, int> At(IndexAtRevision index) => counts.Get(index.Known, _ => Count(index));

    private static Dictionary<string, int> Count(IndexAtRevision index) => index.Roles.Select(r => r.Sources)
        .Concat(index.Pillars.Concat<Statement>(index.Committees).Concat(index.CountryDetails).Concat(index.Endorsements).Select(s => s.Sources))
        .SelectMany(keys => keys).CountBy(key => key).ToDictionary();
}
