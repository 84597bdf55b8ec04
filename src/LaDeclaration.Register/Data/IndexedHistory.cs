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
    private readonly RegisterIndex all = index.Index;

    /// <summary>Whether it is about every revision and all changes.</summary>
    public bool IsEverything => scope.IsAll && startedBy is null;

    /// <summary>
    /// The numbers of the revisions that touched it, newest first. A source has no dates and belongs to no country or committee: a revision of
    /// nothing but sources is part of every day's history.
    /// </summary>
    public IEnumerable<int> Revisions => IsEverything ? Enumerable.Range(1, index.Known).Reverse() : FindRevisions();

    /// <summary>The facts that these revisions touched.</summary>
    public IReadOnlyList<Guid> FindFacts(IReadOnlyCollection<int> revisions)
    {
        var asked = revisions.ToHashSet();
        var sources = scope.IsAll ? all.Sources.Lists.SelectMany(list => list) : [];
        return [.. Entries().Select(e => (e.FactId, e.Version)).Concat(sources.Select(s => (s.FactId, (IVersion)s)))
            .Where(e => asked.Contains(e.Item2.RecordedIn) || (e.Item2.SupersededIn is { } superseded && asked.Contains(superseded)))
            .Select(e => e.FactId).Distinct()];
    }

    /// <summary>The facts that begin or end after one day and up to another, by the first of these days.</summary>
    public IReadOnlyList<Guid> FindFactsBetween(DateOnly after, DateOnly to) =>
    [
        .. from entry in Entries()
           where entry.Version.IsKnownAt(index.Known)
           let begins = entry.Period.From > after && entry.Period.From <= to
           let ends = entry.Period.Until > after && entry.Period.Until <= to
           where begins || ends
           orderby begins ? entry.Period.From : entry.Period.Until
           select entry.FactId,
    ];

    private List<int> FindRevisions()
    {
        var touched = new bool[index.Known + 1];
        Mark(Entries(), touched);
        if (scope.IsAll)
        {
            var byStatements = new bool[index.Known + 1];
            Mark(AllEntries(null), byStatements);
            for (var revision = 1; revision <= index.Known; revision++)
                touched[revision] |= !byStatements[revision];
        }
        return [.. Enumerable.Range(1, index.Known).Where(revision => touched[revision]).Reverse()];
    }

    private void Mark(IEnumerable<Entry> entries, bool[] revisions)
    {
        foreach (var (_, version, _) in entries)
        {
            if (version.RecordedIn <= index.Known)
                revisions[version.RecordedIn] = true;
            if (version.SupersededIn is { } superseded && superseded <= index.Known)
                revisions[superseded] = true;
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

    private readonly record struct Entry(Guid FactId, IVersion Version, IPeriod Period);
}
