using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
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

    /// <summary>What the changes touch, and what the rules compare that with.</summary>
    public RegisterState CurrentState { get; }

    /// <summary>The number of queries does not depend on that of the change sets.</summary>
    /// <param name="includesRoles">Whether to read all memberships of the committees and countries of changed memberships, which no rule needs but warnings do.</param>
    public static async Task<PublishingSnapshot> Read(RegisterDbContext db, IReadOnlyCollection<ChangeSet> changeSets, bool includesRoles, CancellationToken cancellation)
    {
        var changes = changeSets.SelectMany(c => c.Changes).ToList();
        var draftedFrom = changeSets.Select(c => c.DraftedFrom).DefaultIfEmpty().Min();
        var versions = await ReadVersions(db, changes, cancellation);
        var citing = await ReadCiting(db, changes, versions, cancellation);
        var touched = versions.Concat(changes.Select(c => c.Proposed).OfType<Recorded>()).ToList();
        return new PublishingSnapshot(versions, await ReadRecent(db, touched, citing, draftedFrom, includesRoles, cancellation), citing);
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

    /// <summary>The rows that are current or were when the oldest of the change sets was drafted: about the same as the touched ones, and what those must lie within.</summary>
    private static async Task<List<Recorded>> ReadRecent(
        RegisterDbContext db, IReadOnlyCollection<Recorded> touched, IReadOnlyCollection<Statement> citing, int draftedFrom, bool includesRoles, CancellationToken cancellation)
    {
        var recent = db.Statements.AsNoTracking().NotSupersededBy(draftedFrom);
        var memberships = await ReadMemberships(recent.OfType<Membership>(), touched, includesRoles, cancellation);
        List<Statement> about = [.. touched.OfType<Statement>(), .. citing, .. memberships];

        var slugs = about.Select(s => s.Subject.Committee).OfType<string>().Distinct().ToList();
        var places = touched.OfType<CommitteeDetails>().ToList();
        var (pillars, orders) = (places.Select(c => c.Pillar).Distinct().ToList(), places.Select(c => c.Order).Distinct().ToList());
        var whole = touched.OfType<PillarDetails>().Select(p => p.Pillar).Distinct().ToList();
        List<CommitteeDetails> committees =
        [
            .. await recent.OfType<CommitteeDetails>().Where(c => slugs.Contains(c.Committee)).ToListAsync(cancellation),
            .. places.Count + whole.Count == 0 ? [] : await recent.OfType<CommitteeDetails>().Where(c => whole.Contains(c.Pillar) || (pillars.Contains(c.Pillar) && orders.Contains(c.Order))).ToListAsync(cancellation),
        ];

        var countries = about.Select(s => s.Subject.Country).OfType<string>().Distinct().ToList();
        var numbers = about.Select(s => s.Subject.Pillar).OfType<int>().Concat(about.OfType<CommitteeDetails>().Concat(committees).Select(c => c.Pillar)).Distinct().ToList();
        List<Statement> frames =
        [
            .. await recent.OfType<Endorsement>().Where(e => countries.Contains(e.Country)).ToListAsync(cancellation),
            .. await recent.OfType<CountryDetails>().Where(c => countries.Contains(c.Country)).ToListAsync(cancellation),
            .. await recent.OfType<PillarDetails>().Where(p => numbers.Contains(p.Pillar)).ToListAsync(cancellation),
        ];

        List<Statement> statements = [.. memberships, .. committees.DistinctBy(c => (c.FactId, c.RecordedIn)), .. frames];
        var keys = about.Concat(statements).SelectMany(s => s.Sources).Concat(touched.OfType<Source>().Select(s => s.Key)).Distinct().ToList();
        return [.. statements, .. await db.Sources.AsNoTracking().NotSupersededBy(draftedFrom).Where(s => keys.Contains(s.Key)).ToListAsync(cancellation)];
    }

    /// <summary>Of the same country in the same committee, and all of a committee or country whose own dates may change.</summary>
    private static async Task<List<Membership>> ReadMemberships(IQueryable<Membership> recent, IReadOnlyCollection<Recorded> touched, bool includesRoles, CancellationToken cancellation)
    {
        var held = touched.OfType<Membership>().ToList();
        var (ofHeld, inHeld) = (held.Select(m => m.Country).Distinct().ToList(), held.Select(m => m.Committee).Distinct().ToList());
        List<string> committees = [.. touched.OfType<CommitteeDetails>().Select(c => c.Committee), .. includesRoles ? inHeld : []];
        List<string> countries = [.. touched.OfType<Endorsement>().Select(e => e.Country), .. includesRoles ? ofHeld : []];
        List<Membership> found =
        [
            .. held.Count == 0 ? [] : await recent.Where(m => inHeld.Contains(m.Committee) && ofHeld.Contains(m.Country)).ToListAsync(cancellation),
            .. committees.Count == 0 ? [] : await recent.Where(m => committees.Contains(m.Committee)).ToListAsync(cancellation),
            .. countries.Count == 0 ? [] : await recent.Where(m => countries.Contains(m.Country)).ToListAsync(cancellation),
        ];
        return [.. found.DistinctBy(m => (m.FactId, m.RecordedIn))];
    }
}
