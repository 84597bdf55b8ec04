using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>
/// A row for each entry of <see cref="Statement.Sources"/>, indexed by source, because the list column cannot be indexed alike on both
/// databases. Written by the publisher with the version, and never changed.
/// </summary>
public sealed record Citation(string Source, Guid FactId, int RecordedIn)
{
    internal static IEnumerable<Citation> Of(Statement version) => version.Sources.Distinct().Select(key => new Citation(key, version.FactId, version.RecordedIn));
}

internal static class CitationQueries
{
    /// <summary>Current statements that cite one of the sources, at most <see cref="Rules.MaxPerRule"/> for each source.</summary>
    /// <param name="sources">Their keys.</param>
    /// <param name="excluded">The facts to leave out.</param>
    /// <param name="known">The revision; the newest by default.</param>
    public static async Task<IReadOnlyList<Statement>> FindCiting(this RegisterDbContext db, IReadOnlyCollection<string> sources, IReadOnlyCollection<Guid> excluded, CancellationToken cancellation, int known = int.MaxValue)
    {
        if (sources.Count == 0)
            return [];
        var citing =
            from source in db.Sources.KnownAt(known)
            where sources.Contains(source.Key)
            from statement in (
                from citation in db.Citations
                where citation.Source == source.Key && !excluded.Contains(citation.FactId)
                join version in db.Statements.KnownAt(known) on new { citation.FactId, citation.RecordedIn } equals new { version.FactId, version.RecordedIn }
                orderby version.FactId
                select version).Take(Rules.MaxPerRule)
            select statement;
        return [.. (await citing.AsNoTracking().ToListAsync(cancellation)).DistinctBy(s => s.FactId)];
    }
}
