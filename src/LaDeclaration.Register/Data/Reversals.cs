using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

public static class RevertQueries
{
    /// <summary>What undoing a revision comes to, by what the register said at another; none when there is no such revision.</summary>
    /// <param name="db">The register.</param>
    /// <param name="revision">What is to be undone.</param>
    /// <param name="known">As of when; the newest, if none is given.</param>
    /// <param name="cancellation">Ends the work early.</param>
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
            .. await db.Citing(added, [.. published.Select(c => c.FactId)], cancellation, known),
        ];
        return RevertPlan.Create(published, versions.Select(v => v.SupersededIn > known ? v with { SupersededIn = null } : v), revision);
    }

    /// <summary>Those of the revisions that were undone; one query.</summary>
    /// <param name="db">The register.</param>
    /// <param name="published">What each revision did, by its number.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<IReadOnlyDictionary<int, RevertedState>> FindReverted(this RegisterDbContext db, IReadOnlyDictionary<int, IReadOnlyList<Change>> published, CancellationToken cancellation = default)
    {
        if (published.Count == 0)
            return new Dictionary<int, RevertedState>();
        var facts = published.Values.SelectMany(changes => changes).Select(c => c.FactId).Distinct().ToList();
        var byFact = (await db.Statements.AsNoTracking().Where(s => facts.Contains(s.FactId)).ToListAsync(cancellation)).ToLookup(s => s.FactId);
        return published.Select(p => (p.Key, Undoing: RevertedState.Of(p.Value, byFact, p.Key))).Where(p => p.Undoing is not null).ToDictionary(p => p.Key, p => p.Undoing!);
    }
}
