using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Data;

/// <summary>
/// What happened to what a scope is about, up to the index's revision, found in memory. The rows are then read from the database by their
/// facts.
/// </summary>
/// <param name="startedBy">With a day in the past, only what had begun by then; otherwise null.</param>
public sealed class IndexedHistory(IndexAtRevision index, ChangeScope scope, DateOnly? startedBy = null)
{
    /// <summary>Facts of so many of the newest revisions are kept; those of older ones are looked for again.</summary>
    private const int RevisionsKept = 100;

    private readonly RegisterIndex all = index.Index;
    private Touched? touched;

    /// <summary>Found once for the readers of a revision.</summary>
    private Touched Found => touched ??= ((Lazy<Touched>)all.Kept.Get((index.Known, (scope, startedBy)), _ => new Lazy<Touched>(FindTouched))).Value;

    /// <summary>Whether it is about every revision and all changes.</summary>
    public bool IsEverything => scope.IsAll && startedBy is null;

    /// <summary>
    /// The numbers of the revisions that touched it, newest first. A source has no dates and belongs to no country or committee: a revision of
    /// nothing but sources is part of every day's history.
    /// </summary>
    public IEnumerable<int> Revisions => !scope.IsAll ? Found.Revisions : Newest().Where(revision => startedBy is null || all.HadBegun(revision, startedBy.Value));

    /// <summary>The facts that these revisions touched.</summary>
    public IReadOnlyList<Guid> FindFacts(IReadOnlyCollection<int> revisions) =>
        !scope.IsAll && revisions.All(Found.Facts.Contains) ? [.. revisions.SelectMany(r => Found.Facts[r]).Distinct()] : [.. FindFactsIn([.. revisions]).Select(t => t.FactId).Distinct()];

    /// <summary>The sources that these revisions touched, by fact.</summary>
    public IReadOnlyList<Guid> FindSources(IReadOnlyCollection<int> revisions)
    {
        var asked = revisions.ToHashSet();
        return [.. all.Sources.Lists.SelectMany(list => list).Where(s => asked.Contains(s.RecordedIn) || (s.SupersededIn is { } superseded && asked.Contains(superseded))).Select(s => s.FactId).Distinct()];
    }

    /// <summary>The facts that begin or end after one day and up to another, by the first of these days.</summary>
    /// <param name="most">No more are needed.</param>
    public IReadOnlyList<Guid> FindFactsBetween(DateOnly after, DateOnly to, int most) => scope.IsAll
        ? [.. index.EffectiveDays.Reverse().SkipWhile(d => d.Day <= after).TakeWhile(d => d.Day <= to).SelectMany(d => d.Facts).Distinct().Take(most)]
        : [.. (from entry in Entries()
               where entry.Version.IsKnownAt(index.Known)
               let begins = entry.Period.From > after && entry.Period.From <= to
               let ends = entry.Period.Until > after && entry.Period.Until <= to
               where begins || ends
               orderby begins ? entry.Period.From : entry.Period.Until
               select entry.FactId).Take(most)];

    private IEnumerable<int> Newest()
    {
        for (var revision = index.Known; revision > 0; revision--)
            yield return revision;
    }

    private Touched FindTouched()
    {
        var revisions = new HashSet<int>();
        foreach (var (_, version, _) in Entries())
        {
            revisions.Add(version.RecordedIn);
            if (version.SupersededIn is { } superseded)
                revisions.Add(superseded);
        }
        List<int> newestFirst = [.. revisions.Where(revision => revision <= index.Known).OrderDescending()];
        return new(newestFirst, FindFactsIn([.. newestFirst.Take(RevisionsKept)]).ToLookup(t => t.Revision, t => t.FactId));
    }

    private IEnumerable<(int Revision, Guid FactId)> FindFactsIn(HashSet<int> revisions)
    {
        var sources = scope.IsAll ? all.Sources.Lists.SelectMany(list => list) : [];
        foreach (var (factId, version) in Entries().Select(e => (e.FactId, e.Version)).Concat(sources.Select(s => (s.FactId, (IVersion)s))))
        {
            if (revisions.Contains(version.RecordedIn))
                yield return (version.RecordedIn, factId);
            if (version.SupersededIn is { } superseded && revisions.Contains(superseded))
                yield return (superseded, factId);
        }
    }

    private IEnumerable<Entry> Entries() => scope.IsAll ? AllEntries(startedBy) : Begun(Roles().Concat(Details()), startedBy);

    private IEnumerable<Entry> AllEntries(DateOnly? day) => Begun(
        all.Committees.Keys.SelectMany(slug => Of(all.RolesOfCommittee(slug)))
            .Concat(Of(all.Pillars.Lists)).Concat(Of(all.Committees.Lists)).Concat(Of(all.Countries.Lists)).Concat(Of(all.Endorsements.Lists)), day);

    private IEnumerable<Entry> Roles()
    {
        var (country, committee, pillar) = scope;
        var roles = (country, committee) switch
        {
            (_, { } slug) => all.RolesOfCommittee(slug).All.Where(r => (country ?? r.Country) == r.Country),
            ({ } code, _) => all.RolesOfCountry(code).All,
            _ => CommitteesEverIn(pillar!.Value).SelectMany(slug => all.RolesOfCommittee(slug).All),
        };
        return Of(pillar is { } number && (country ?? committee) is not null ? roles.Where(r => WasIn(r.Committee, number)) : roles);
    }

    /// <summary>Names and endorsements. What a country has in common with a committee or pillar is memberships alone.</summary>
    private IEnumerable<Entry> Details() => scope switch
    {
        { Country: { } code, Committee: null, Pillar: null } => Of([all.Countries.Of(code), all.Endorsements.Of(code)]),
        { Country: null, Committee: { } slug } => scope.Pillar is { } number && !WasIn(slug, number) ? [] : Of([all.Committees.Of(slug)]),
        { Country: null, Pillar: { } number } => Of([all.Pillars.Of(number), .. CommitteesEverIn(number).Select(all.Committees.Of)]),
        _ => [],
    };

    private IEnumerable<string> CommitteesEverIn(int pillar) => all.Committees.Keys.Where(slug => WasIn(slug, pillar));

    private bool WasIn(string committee, int pillar) => Array.Exists(all.Committees.Of(committee), c => c.Pillar == pillar);

    private static IEnumerable<Entry> Begun(IEnumerable<Entry> entries, DateOnly? day) => day is null ? entries : entries.Where(e => e.Period.HasStartedBy(day.Value));

    private static IEnumerable<Entry> Of(RoleVersions roles) => Of(roles.All);

    private static IEnumerable<Entry> Of(IEnumerable<HeldRole> roles) => roles.Select(r => new Entry(r.FactId, r, r));

    private static IEnumerable<Entry> Of(IEnumerable<IEnumerable<Statement>> lists) => lists.SelectMany(list => list).Select(s => new Entry(s.FactId, s, s));

    private sealed record Touched(IReadOnlyList<int> Revisions, ILookup<int, Guid> Facts);

    private readonly record struct Entry(Guid FactId, IVersion Version, IPeriod Period);
}
