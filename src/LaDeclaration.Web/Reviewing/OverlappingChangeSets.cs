using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Reviewing;

/// <summary>Another change set that waits for a decision and is about the same entry, or about the same country in the same committee.</summary>
/// <param name="About">What both are about.</param>
public sealed record OverlappingChangeSet(int Number, LanguageTaggedText About);

/// <summary>One change of a change set that waits for a decision.</summary>
/// <param name="Number">The number of its change set.</param>
/// <param name="Subject">None where an entry other than a membership is retracted.</param>
public sealed record SubmittedChange(int Number, Guid FactId, Subject? Subject);

public sealed class OverlappingChangeSets(RegisterDbContext db, ChangeDescriber describer)
{
    /// <summary>The changes of all change sets that wait for a decision and that this person may see; one query.</summary>
    public async Task<IReadOnlyList<SubmittedChange>> Submitted(Actor by, CancellationToken cancellation = default)
    {
        var waiting = db.ChangeSets.AsNoTracking().Where(ChangeSet.VisibleTo(by)).Where(c => c.Status == ChangeSetStatus.Submitted);
        var changes = await (from change in db.Changes.AsNoTracking()
                             join changeSet in waiting on change.ChangeSetNumber equals changeSet.Number
                             orderby changeSet.Number
                             select new
                             {
                                 changeSet.Number,
                                 change.FactId,
                                 change.Proposed,
                                 Country = db.Memberships.Where(m => m.FactId == change.FactId).Select(m => m.Country).FirstOrDefault(),
                                 Committee = db.Memberships.Where(m => m.FactId == change.FactId).Select(m => m.Committee).FirstOrDefault(),
                             }).ToListAsync(cancellation);
        return [.. changes.Select(c => new SubmittedChange(
            c.Number, c.FactId, c.Proposed?.Subject ?? (c.Country is null ? (Subject?)null : new Subject("membership", Country: c.Country, Committee: c.Committee))))];
    }

    /// <summary>Each change set that overlaps with this one, once, in the order of their numbers.</summary>
    public IReadOnlyList<OverlappingChangeSet> Of(ChangeSet changeSet, DescribedChanges described, IReadOnlyList<SubmittedChange> submitted) =>
    [
        .. from change in changeSet.Changes
           let row = described.ActedOn.GetValueOrDefault(change.FactId) ?? change.Proposed
           where row is not null
           from other in submitted
           where other.Number != changeSet.Number && (other.FactId == change.FactId || other.Subject == row.Subject)
           group row by other.Number into same
           orderby same.Key
           select new OverlappingChangeSet(same.Key, describer.Describe(same.First(), described.Names)),
    ];
}
