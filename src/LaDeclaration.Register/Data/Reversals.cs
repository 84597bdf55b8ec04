using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

public static class Reversals
{
    /// <summary>What undoing a revision comes to now; none when there is no such revision.</summary>
    public static async Task<Reversal?> ReversalOf(this RegisterDbContext db, int revision, CancellationToken cancellation = default)
    {
        var changes = db.Changes.AsNoTracking().Where(c => db.Revisions.Any(r => r.Number == revision && r.ChangeSetNumber == c.ChangeSetNumber));
        var published = await changes.OrderBy(c => c.Position).ToListAsync(cancellation);
        if (published.Count == 0)
            return null;
        var facts = changes.Select(c => c.FactId);
        var added = published.Where(c => c.Verb == Verb.Add).Select(c => c.Proposed).OfType<Source>().Select(s => s.Key).ToList();
        List<Recorded> versions =
        [
            .. await db.Sources.AsNoTracking().Where(s => facts.Contains(s.FactId)).ToListAsync(cancellation),
            .. await db.Statements.AsNoTracking()
                .Where(s => facts.Contains(s.FactId) || (s.SupersededIn == null && s.Sources.Any(key => added.Contains(key))))
                .ToListAsync(cancellation),
        ];
        return Reversal.Of(published, versions, revision);
    }
}
