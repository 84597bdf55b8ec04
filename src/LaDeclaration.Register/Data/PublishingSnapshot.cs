using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>The part of the register that change sets stand on, read once for all of them: what the rules and the search for conflicts need.</summary>
internal sealed class PublishingSnapshot
{
    private readonly ILookup<Guid, Recorded> versions;
    private readonly List<Recorded> lately;

    private PublishingSnapshot(List<Recorded> versions, List<Recorded> lately, IReadOnlyList<Statement> citing)
    {
        this.versions = versions.ToLookup(r => r.FactId);
        this.lately = lately;
        // What is changed is there whatever it is about, so that of what cites a source only the rest has to be asked for.
        Standing = new RegisterState(lately.Concat(versions).Concat(citing).Where(r => r.IsCurrent()).DistinctBy(r => r.FactId));
    }

    /// <summary>All names, places and endorsements, the memberships of whatever is touched, and what cites the sources that are taken back.</summary>
    public RegisterState Standing { get; }

    /// <summary>Reads it; the number of queries does not grow with the change sets.</summary>
    public static async Task<PublishingSnapshot> Read(RegisterDbContext db, IReadOnlyCollection<ChangeSet> changeSets, CancellationToken cancellation)
    {
        var changes = changeSets.SelectMany(c => c.Changes).ToList();
        var draftedFrom = changeSets.Select(c => c.DraftedFrom).DefaultIfEmpty().Min();
        var versions = await Versions(db, changes, cancellation);
        var touched = versions.Concat(changes.Select(c => c.Proposed).OfType<Recorded>()).Select(r => r.Subject).ToHashSet();
        return new PublishingSnapshot(versions, await Lately(db, touched, draftedFrom, cancellation), await Citing(db, changes, versions, cancellation));
    }

    /// <summary>What stands in the way of publishing it now; nothing if it can be published.</summary>
    public PublishOutcome? Check(ChangeSet changeSet)
    {
        if (changeSet.Changes.Count == 0)
            return new PublishOutcome.Refused(Rule.HasChanges);
        if (changeSet.Reason.Length == 0)
            return new PublishOutcome.Refused(Rule.HasReason);
        if (SoundText.FindFault(changeSet.Reason, ChangeSet.ReasonMaxLength, isLong: true, changeSet.ReasonLanguage) is { } fault)
            return new PublishOutcome.Refused([new BrokenRule(Rule.SoundText, Field: nameof(ChangeSet.Reason), Fault: fault)]);
        var conflicts = Conflicts(changeSet);
        if (conflicts.Count > 0)
            return new PublishOutcome.InConflict(conflicts);
        var reused = ReusedFacts(changeSet);
        if (reused.Count > 0)
            return new PublishOutcome.Refused(reused);
        var broken = Rules.FindBroken(changeSet, Standing);
        return broken.Count > 0 ? new PublishOutcome.Refused(broken) : null;
    }

    /// <summary>What the register has come to say otherwise, since it was drafted, about the same as a change set or about a source that it cites, beside the facts that it changes itself.</summary>
    public IReadOnlyList<InterimChange> Since(ChangeSet changeSet)
    {
        var own = changeSet.Changes.Select(c => c.FactId).ToHashSet();
        var subjects = changeSet.Changes.SelectMany(c => versions[c.FactId].Append(c.Proposed)).OfType<Recorded>().Select(r => r.Subject).ToHashSet();
        var cited = changeSet.Changes.Select(c => c.Proposed).OfType<Statement>().SelectMany(s => s.Sources).ToHashSet();
        return
        [
            .. from row in lately
               where (subjects.Contains(row.Subject) || cited.Contains(row.Subject.Source ?? "")) && !own.Contains(row.FactId)
               group row by row.FactId into fact
               let then = fact.SingleOrDefault(r => r.IsKnownAt(changeSet.DraftedFrom))
               let now = fact.SingleOrDefault(r => r.IsCurrent())
               where then != now && (then is not null || subjects.Contains(now!.Subject))
               select new InterimChange(then, now),
        ];
    }

    private List<Conflict> Conflicts(ChangeSet changeSet) =>
    [
        .. from change in changeSet.Changes
           let now = versions[change.FactId].SingleOrDefault(r => r.IsCurrent())
           where now?.RecordedIn != change.ActsOn
           let then = versions[change.FactId].SingleOrDefault(r => r.RecordedIn == change.ActsOn)
           select new Conflict(change, then, now),
    ];

    /// <summary>A retracted fact may be put back, but its permanent id never comes to mean another.</summary>
    private List<BrokenRule> ReusedFacts(ChangeSet changeSet) =>
    [
        .. from change in changeSet.Changes
           where change.Verb == Verb.Add
           let another = versions[change.FactId].FirstOrDefault(r => r.Subject != change.Proposed?.Subject)
           where another is not null
           select new BrokenRule(Rule.FitsVerb, change.Proposed, another),
    ];

    /// <summary>Every version, standing or not, of the facts that are changed.</summary>
    private static async Task<List<Recorded>> Versions(RegisterDbContext db, IEnumerable<Change> changes, CancellationToken cancellation)
    {
        var ids = changes.Select(c => c.FactId).Distinct().ToList();
        var rows = new List<Recorded>();
        rows.AddRange(await db.Statements.AsNoTracking().Where(s => ids.Contains(s.FactId)).ToListAsync(cancellation));
        rows.AddRange(await db.Sources.AsNoTracking().Where(s => ids.Contains(s.FactId)).ToListAsync(cancellation));
        return rows;
    }

    /// <summary>What would come to cite a source that is gone. Beside what is changed a few are enough to know.</summary>
    private static Task<IReadOnlyList<Statement>> Citing(RegisterDbContext db, List<Change> changes, List<Recorded> versions, CancellationToken cancellation)
    {
        var retracted = changes.Where(c => c.Proposed is null).Select(c => c.FactId).ToHashSet();
        var gone = versions.OfType<Source>().Where(s => s.IsCurrent() && retracted.Contains(s.FactId)).Select(s => s.Key).Distinct().ToList();
        return db.Citing(gone, [.. changes.Select(c => c.FactId).Distinct()], cancellation);
    }

    /// <summary>What stands, and what stood when the oldest of the change sets was drafted.</summary>
    private static async Task<List<Recorded>> Lately(RegisterDbContext db, HashSet<Subject> touched, int draftedFrom, CancellationToken cancellation)
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
