using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

public static class RevertQueries
{
    /// <summary>How to undo a revision, judged at the revision <paramref name="known"/>, by default the newest; null if there is no such revision.</summary>
    public static async Task<RevertPlan?> PlanRevert(this RegisterDbContext db, int revision, int known = int.MaxValue, CancellationToken cancellation = default)
    {
        var changes = db.Changes.AsNoTracking().Where(c => db.Revisions.Any(r => r.Number == revision && r.ChangeSetNumber == c.ChangeSetNumber));
        var published = await changes.OrderBy(c => c.Position).ToListAsync(cancellation);
        if (published.Count == 0)
            return null;
        var facts = changes.Select(c => c.FactId);
        var added = published.Where(c => c.Verb == Verb.Add).Select(c => c.Proposed).OfType<Source>().Select(s => s.Key).Distinct().ToList();
        List<Recorded> versions =
        [
            .. await db.Sources.AsNoTracking().RecordedBy(known).Where(s => facts.Contains(s.FactId)).ToListAsync(cancellation),
            .. await db.Statements.AsNoTracking().RecordedBy(known).Where(s => facts.Contains(s.FactId)).ToListAsync(cancellation),
            .. await db.FindCiting(added, [.. published.Select(c => c.FactId)], cancellation, known),
        ];
        return RevertPlan.Create(published, versions.Select(v => v.SupersededIn > known ? v with { SupersededIn = null } : v), revision);
    }

    /// <summary>The revisions that were undone, by number; one query.</summary>
    /// <param name="published">The changes of each revision, by its number.</param>
    public static async Task<IReadOnlyDictionary<int, RevertedState>> FindReverted(this RegisterDbContext db, IReadOnlyDictionary<int, IReadOnlyList<Change>> published, CancellationToken cancellation = default)
    {
        if (published.Count == 0)
            return new Dictionary<int, RevertedState>();
        var facts = published.Values.SelectMany(changes => changes).Select(c => c.FactId).Distinct().ToList();
        var byFact = (await db.Statements.AsNoTracking().Where(s => facts.Contains(s.FactId)).ToListAsync(cancellation)).ToLookup(s => s.FactId);
        return published.Select(p => (p.Key, State: RevertedState.Of(p.Value, byFact, p.Key))).Where(p => p.State is not null).ToDictionary(p => p.Key, p => p.State!);
    }
}
