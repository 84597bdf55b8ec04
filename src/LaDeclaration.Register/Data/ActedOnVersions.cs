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
    /// <summary>Two queries, however many changes.</summary>
    public static async Task<ActedOnVersions> ActedOn(this RegisterDbContext db, IEnumerable<Change> changes, CancellationToken cancellation = default)
    {
        var acting = changes.Where(c => c.ActsOn is not null).Select(c => (c.FactId, c.ActsOn!.Value)).ToHashSet();
        var ids = acting.Select(a => a.FactId).Distinct().ToList();
        List<Recorded> rows =
        [
            .. await db.Statements.AsNoTracking().Where(s => ids.Contains(s.FactId)).ToListAsync(cancellation),
            .. await db.Sources.AsNoTracking().Where(s => ids.Contains(s.FactId)).ToListAsync(cancellation),
        ];
        return new ActedOnVersions(rows.Where(r => acting.Contains((r.FactId, r.RecordedIn))));
    }
}
