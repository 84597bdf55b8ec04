using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>The versions that changes act on; an add acts on none.</summary>
public sealed class ActedOnVersions(IEnumerable<Recorded> rows)
{
    private readonly Dictionary<(Guid FactId, int RecordedIn), Recorded> versions = rows.ToDictionary(r => (r.FactId, r.RecordedIn));

    public IReadOnlyCollection<Recorded> All => versions.Values;

    public Recorded? Of(Change change) => change.ActsOn is { } revision ? versions.GetValueOrDefault((change.FactId, revision)) : null;
}

public static class ActedOnQueries
{
    /// <summary>Two queries, however many changes; of a fact with many versions only those that are acted on are read.</summary>
    public static async Task<ActedOnVersions> ActedOn(this RegisterDbContext db, IEnumerable<Change> changes, CancellationToken cancellation = default)
    {
        var acting = changes.Where(c => c.ActsOn is not null).Select(c => (c.FactId, RecordedIn: c.ActsOn!.Value)).ToHashSet();
        if (acting.Count == 0)
            return new ActedOnVersions([]);
        var ids = acting.Select(a => a.FactId).Distinct().ToList();
        var revisions = acting.Select(a => a.RecordedIn).Distinct().ToList();
        List<Recorded> rows =
        [
            .. await Of(db.Statements).ToListAsync(cancellation),
            .. await Of(db.Sources).ToListAsync(cancellation),
        ];
        return new ActedOnVersions(rows.Where(r => acting.Contains((r.FactId, r.RecordedIn))));

        IQueryable<T> Of<T>(IQueryable<T> versions)
            where T : Recorded => versions.AsNoTracking().Where(r => ids.Contains(r.FactId) && revisions.Contains(r.RecordedIn + 0)); // “+ 0” keeps SQLite from looking for these revisions instead of the facts.
    }
}
