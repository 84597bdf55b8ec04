using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Reviewing;

/// <summary>Another change set that waits for a decision and is about the same entry, or about the same country in the same committee.</summary>
/// <param name="About">What both are about.</param>
public sealed record OverlappingChangeSet(int Number, LanguageTaggedText About);

/// <summary>Changes of the change sets that wait for a decision.</summary>
/// <param name="ByFact">The numbers of the change sets that act on a fact.</param>
/// <param name="BySubject">The numbers of the change sets that act on or add something about it.</param>
public sealed record SubmittedChanges(ILookup<Guid, int> ByFact, ILookup<Subject, int> BySubject);

public sealed class OverlappingChangeSets(RegisterDbContext db, ChangeDescriber describer, ReadingContext reader)
{
    /// <summary>What is about to be added is not found by its subject in the database: it is looked for in the change sets that wait for longest, among the first changes of each.</summary>
    private const int MaxWaiting = 100;

    /// <summary>Of a change set.</summary>
    private const int MaxAdds = 100;

    /// <summary>The changes about the same as some change sets, of all that wait for a decision and that this person may see; two queries.</summary>
    public async Task<SubmittedChanges> FindSubmitted(IEnumerable<DescribedChanges> shown, Actor by, CancellationToken cancellation = default)
    {
        var rows = shown.SelectMany(s => s.Lines.SelectMany(l => l.Changes).Select(c => (c.FactId, Subject: RowOf(c, s)?.Subject))).ToList();
        var subjects = rows.Select(r => r.Subject).OfType<Subject>().ToHashSet();
        var subjectOf = subjects.SelectMany(s => FindFacts(s).Select(fact => (FactId: fact, Subject: s))).ToLookup(f => f.FactId, f => f.Subject);
        var facts = rows.Select(r => r.FactId).Union(subjectOf.Select(f => f.Key)).ToList();
        var waiting = db.ChangeSets.AsNoTracking().Where(ChangeSet.VisibleTo(by)).Where(c => c.Status == ChangeSetStatus.Submitted);
        var acting = await (from change in db.Changes.AsNoTracking()
                            join changeSet in waiting on change.ChangeSetNumber equals changeSet.Number
                            where facts.Contains(change.FactId)
                            select new { changeSet.Number, change.FactId }).ToListAsync(cancellation);
        var longest = waiting.OrderBy(c => c.SubmittedAt).ThenBy(c => c.Number).Take(MaxWaiting);
        var adds = await (from change in db.Changes.AsNoTracking()
                          join changeSet in longest on change.ChangeSetNumber equals changeSet.Number
                          where change.Verb == Verb.Add && change.Position <= MaxAdds
                          select new { changeSet.Number, change.Proposed }).ToListAsync(cancellation);
        return new SubmittedChanges(
            acting.ToLookup(a => a.FactId, a => a.Number),
            acting.SelectMany(a => subjectOf[a.FactId].Select(subject => (Subject: subject, a.Number))).Concat(adds.Select(a => (a.Proposed!.Subject, a.Number))).ToLookup(a => a.Subject, a => a.Number));
    }

    /// <summary>Each change set that overlaps with this one, once, in the order of their numbers.</summary>
    public IReadOnlyList<OverlappingChangeSet> Of(ChangeSet changeSet, DescribedChanges described, SubmittedChanges submitted) =>
    [
        .. from change in changeSet.Changes
           let row = RowOf(change, described)
           where row is not null
           from other in submitted.ByFact[change.FactId].Concat(submitted.BySubject[row.Subject])
           where other != changeSet.Number
           group row by other into same
           orderby same.Key
           select new OverlappingChangeSet(same.Key, describer.Describe(same.First(), described.Names)),
    ];

    private static Recorded? RowOf(Change change, DescribedChanges described) => described.ActedOn.GetValueOrDefault(change.FactId) ?? change.Proposed;

    /// <summary>The facts about it that stand.</summary>
    private IEnumerable<Guid> FindFacts(Subject subject)
    {
        var index = reader.Index.Index;
        return subject switch
        {
            { Committee: { } slug, Country: { } code } => index.RolesOfCommittee(slug).Where(r => r.Country == code).Select(r => r.FactId),
            { Kind: "endorsement", Country: { } code } => index.EndorsementsOf(code).Select(e => e.FactId),
            { Source: { } key } => index.Source(key) is { } source ? [source.FactId] : [],
            _ => index.Versions(subject).Select(d => d.FactId),
        };
    }
}
