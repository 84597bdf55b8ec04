using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>The rows that the rules and the search for conflicts need for some change sets, read once for all of them.</summary>
internal sealed class PublishingSnapshot
{
    private readonly ILookup<Guid, Recorded> versions;
    private readonly List<Recorded> recent;

    private PublishingSnapshot(List<Recorded> versions, List<Recorded> recent, IReadOnlyList<Statement> citing)
    {
        this.versions = versions.ToLookup(r => r.FactId);
        this.recent = recent;
        // The versions are there whatever they are about, so that the query for citing statements can leave out changed facts.
        CurrentState = new RegisterState(recent.Concat(versions).Concat(citing).Where(r => r.IsCurrent()).DistinctBy(r => r.FactId));
    }

    /// <summary>All details, endorsements and sources, the memberships of affected countries and committees, and statements that cite retracted sources.</summary>
    public RegisterState CurrentState { get; }

    /// <summary>The number of queries does not depend on that of the change sets.</summary>
    public static async Task<PublishingSnapshot> Read(RegisterDbContext db, IReadOnlyCollection<ChangeSet> changeSets, CancellationToken cancellation)
    {
        var changes = changeSets.SelectMany(c => c.Changes).ToList();
        var draftedFrom = changeSets.Select(c => c.DraftedFrom).DefaultIfEmpty().Min();
        var versions = await ReadVersions(db, changes, cancellation);
        var touched = versions.Concat(changes.Select(c => c.Proposed).OfType<Recorded>()).Select(r => r.Subject).ToHashSet();
        return new PublishingSnapshot(versions, await ReadRecent(db, touched, draftedFrom, cancellation), await ReadCiting(db, changes, versions, cancellation));
    }

    /// <summary>Why it cannot be published now; null if it can.</summary>
    public PublishOutcome? Check(ChangeSet changeSet)
    {
        if (changeSet.Changes.Count == 0)
            return new PublishOutcome.Refused(Rule.HasChanges);
        if (changeSet.Reason.Length == 0)
            return new PublishOutcome.Refused(Rule.HasReason);
        if (SoundText.FindFault(changeSet.Reason, ChangeSet.ReasonMaxLength, isLong: true, changeSet.ReasonLanguage) is { } fault)
            return new PublishOutcome.Refused([new BrokenRule(Rule.SoundText, Field: nameof(ChangeSet.Reason), Fault: fault)]);
        var conflicts = FindConflicts(changeSet);
        if (conflicts.Count > 0)
            return new PublishOutcome.InConflict(conflicts);
        var reused = FindReusedFacts(changeSet);
        if (reused.Count > 0)
            return new PublishOutcome.Refused(reused);
        var broken = Rules.FindBroken(changeSet, CurrentState);
        return broken.Count > 0 ? new PublishOutcome.Refused(broken) : null;
    }

    /// <summary>Changes since the change set was drafted to its subjects and to the sources it cites, except to the facts it changes itself.</summary>
    public IReadOnlyList<InterimChange> FindInterimChanges(ChangeSet changeSet)
    {
        var own = changeSet.Changes.Select(c => c.FactId).ToHashSet();
        var subjects = changeSet.Changes.SelectMany(c => versions[c.FactId].Append(c.Proposed)).OfType<Recorded>().Select(r => r.Subject).ToHashSet();
        var cited = changeSet.Changes.Select(c => c.Proposed).OfType<Statement>().SelectMany(s => s.Sources).ToHashSet();
        return
        [
            .. from row in recent
               where (subjects.Contains(row.Subject) || cited.Contains(row.Subject.Source ?? "")) && !own.Contains(row.FactId)
               group row by row.FactId into fact
               let then = fact.SingleOrDefault(r => r.IsKnownAt(changeSet.DraftedFrom))
               let now = fact.SingleOrDefault(r => r.IsCurrent())
               where then != now && (then is not null || subjects.Contains(now!.Subject))
               select new InterimChange(then, now),
        ];
    }

    private List<Conflict> FindConflicts(ChangeSet changeSet) =>
    [
        .. from change in changeSet.Changes
           let now = versions[change.FactId].SingleOrDefault(r => r.IsCurrent())
           where now?.RecordedIn != change.ActsOn
           let then = versions[change.FactId].SingleOrDefault(r => r.RecordedIn == change.ActsOn)
           select new Conflict(change, then, now),
    ];

    /// <summary>A retracted fact may be added again, but its permanent id must not get another subject.</summary>
    private List<BrokenRule> FindReusedFacts(ChangeSet changeSet) =>
    [
        .. from change in changeSet.Changes
           where change.Verb == Verb.Add
           let another = versions[change.FactId].FirstOrDefault(r => r.Subject != change.Proposed?.Subject)
           where another is not null
           select new BrokenRule(Rule.FitsVerb, change.Proposed, another),
    ];

    /// <summary>All versions of the changed facts, current or not.</summary>
    private static async Task<List<Recorded>> ReadVersions(RegisterDbContext db, IEnumerable<Change> changes, CancellationToken cancellation)
    {
        var ids = changes.Select(c => c.FactId).Distinct().ToList();
        var rows = new List<Recorded>();
        rows.AddRange(await db.Statements.AsNoTracking().Where(s => ids.Contains(s.FactId)).ToListAsync(cancellation));
        rows.AddRange(await db.Sources.AsNoTracking().Where(s => ids.Contains(s.FactId)).ToListAsync(cancellation));
        return rows;
    }

    /// <summary>Unchanged statements that cite a retracted source; a limited number is enough for the rule.</summary>
    private static Task<IReadOnlyList<Statement>> ReadCiting(RegisterDbContext db, List<Change> changes, List<Recorded> versions, CancellationToken cancellation)
    {
        var retracted = changes.Where(c => c.Proposed is null).Select(c => c.FactId).ToHashSet();
        var removed = versions.OfType<Source>().Where(s => s.IsCurrent() && retracted.Contains(s.FactId)).Select(s => s.Key).Distinct().ToList();
        return db.FindCiting(removed, [.. changes.Select(c => c.FactId).Distinct()], cancellation);
    }

    /// <summary>The rows that are current or were when the oldest of the change sets was drafted.</summary>
    private static async Task<List<Recorded>> ReadRecent(RegisterDbContext db, HashSet<Subject> touched, int draftedFrom, CancellationToken cancellation)
    {
        var countries = touched.Select(s => s.Country).OfType<string>().Distinct().ToList();
        var committees = touched.Select(s => s.Committee).OfType<string>().Distinct().ToList();
        var rows = new List<Recorded>();
        rows.AddRange(await db.Sources.AsNoTracking().NotSupersededBy(draftedFrom).ToListAsync(cancellation));
        rows.AddRange(await db.Statements.AsNoTracking()
            .NotSupersededBy(draftedFrom)
            .Where(s => !(s is Membership) || countries.Contains(((Membership)s).Country) || committees.Contains(((Membership)s).Committee))
            .ToListAsync(cancellation));
        return rows;
    }
}
