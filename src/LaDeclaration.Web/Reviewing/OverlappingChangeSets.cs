using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Reviewing;

/// <summary>Another change set that waits for a decision and is about the same entry, or about the same country in the same committee.</summary>
/// <param name="Number">Its number.</param>
/// <param name="About">What both are about.</param>
public sealed record OverlappingChangeSet(int Number, LanguageTaggedText About);

/// <summary>Everything that waits for a decision, by what it acts on.</summary>
public sealed class OverlappingChangeSets(RegisterDbContext db)
{
    /// <summary>What waits, as far as that person may see it; one query.</summary>
    public async Task<Waiting> Waiting(Actor by, CancellationToken cancellation = default)
    {
        var waiting = db.ChangeSets.AsNoTracking().Where(ChangeSet.VisibleTo(by)).Where(c => c.Status == ChangeSetStatus.Submitted);
        var acts = await (from change in db.Changes.AsNoTracking()
                          join set in waiting on change.ChangeSetNumber equals set.Number
                          orderby set.Number
                          select new
                          {
                              set.Number,
                              change.FactId,
                              change.Proposed,
                              Country = db.Memberships.Where(m => m.FactId == change.FactId).Select(m => m.Country).FirstOrDefault(),
                              Committee = db.Memberships.Where(m => m.FactId == change.FactId).Select(m => m.Committee).FirstOrDefault(),
                          }).ToListAsync(cancellation);
        return new Waiting([.. acts.Select(a => (
            a.Number, a.FactId, a.Proposed?.Subject ?? (a.Country is null ? (Subject?)null : new Subject("membership", Country: a.Country, Committee: a.Committee))))]);
    }
}

/// <param name="Acts">What each change set that waits acts on; no subject for an entry other than a membership that is taken back.</param>
public sealed record Waiting(IReadOnlyList<(int Number, Guid Fact, Subject? Subject)> Acts)
{
    /// <summary>The others that are about the same, each once.</summary>
    public IReadOnlyList<OverlappingChangeSet> About(ChangeSet changeSet, IReadOnlyDictionary<Guid, Recorded> actedOn, Func<Recorded, LanguageTaggedText> describe) =>
    [
        .. from change in changeSet.Changes
           let row = actedOn.GetValueOrDefault(change.FactId) ?? change.Proposed
           where row is not null
           from act in Acts
           where act.Number != changeSet.Number && (act.Fact == change.FactId || act.Subject == row.Subject)
           group row by act.Number into same
           orderby same.Key
           select new OverlappingChangeSet(same.Key, describe(same.First())),
    ];
}
