using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>
/// That a version of a statement cites a source: the same as in <see cref="Statement.Sources"/>, in a table whose key begins with the source,
/// because no index over a list answers on both databases who cites it. Written by the publisher beside the version, and never altered.
/// </summary>
public sealed record Citation(string Source, Guid FactId, int RecordedIn)
{
    internal static IEnumerable<Citation> Of(Statement version) => version.Sources.Distinct().Select(key => new Citation(key, version.FactId, version.RecordedIn));
}

internal static class CitationQueries
{
    /// <summary>Of what stood and cited one of the sources, so many for each source that none is missed that is still cited.</summary>
    /// <param name="db">The register.</param>
    /// <param name="sources">The keys of the sources.</param>
    /// <param name="apart">Facts that are left out: what is to become of them is known.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <param name="known">As of which revision; the newest, if none is given.</param>
    public static async Task<IReadOnlyList<Statement>> Citing(this RegisterDbContext db, IReadOnlyCollection<string> sources, IReadOnlyCollection<Guid> apart, CancellationToken cancellation, int known = int.MaxValue)
    {
        if (sources.Count == 0)
            return [];
        var citing =
            from source in db.Sources.KnownAt(known)
            where sources.Contains(source.Key)
            from statement in (
                from citation in db.Citations
                where citation.Source == source.Key && !apart.Contains(citation.FactId)
                join version in db.Statements.KnownAt(known) on new { citation.FactId, citation.RecordedIn } equals new { version.FactId, version.RecordedIn }
                orderby version.FactId
                select version).Take(Rules.MaxPerRule)
            select statement;
        return [.. (await citing.AsNoTracking().ToListAsync(cancellation)).DistinctBy(s => s.FactId)];
    }
}
