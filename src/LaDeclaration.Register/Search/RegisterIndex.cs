using System.Collections.Concurrent;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>
/// Names, endorsements and sources in every version, and who held which role when, in memory: for search, names, order and counts. Rows
/// carry both clocks, so that one index answers readers of every revision while later revisions are added to it. Thread-safe.
/// </summary>
public sealed class RegisterIndex
{
    private const int MaxDays = 8;
    private const int MaxRevisions = 4;
    private const int MaxKept = 64;

    private readonly ConcurrentDictionary<string, RoleVersions> rolesOfCountries = [];
    private readonly ConcurrentDictionary<string, RoleVersions> rolesOfCommittees = [];
    private readonly RecentlyUsed<(int Known, DateOnly Day), IndexOnDay> days = new(MaxDays);
    private readonly RecentlyUsed<int, IReadOnlyList<EffectiveDayCount>> effectiveDays = new(MaxRevisions);
    private readonly RecentlyUsed<int, IReadOnlyList<Source>> sourcesByDate = new(MaxRevisions);
    private readonly RevisionDays revisionDays = new();
    private volatile int revision;

    /// <summary>The number of the last revision that it holds.</summary>
    public int Revision => revision;

    internal VersionTable<int, PillarDetails> Pillars { get; } = new(p => p.Pillar);

    internal VersionTable<string, CommitteeDetails> Committees { get; } = new(c => c.Committee);

    internal VersionTable<string, CountryDetails> Countries { get; } = new(c => c.Country);

    internal VersionTable<string, Endorsement> Endorsements { get; } = new(e => e.Country);

    internal VersionTable<string, Source> Sources { get; } = new(s => s.Key);

    internal SearchIndex Search { get; } = new();

    /// <param name="known">At most <see cref="Revision"/>.</param>
    public IndexAtRevision At(int known) => known <= Revision ? new(this, known) : throw new ArgumentOutOfRangeException(nameof(known), known, $"The index ends at revision {Revision}.");

    /// <summary>Adds what the revisions after <see cref="Revision"/> recorded and superseded. One caller at a time.</summary>
    /// <param name="rows">The versions that they recorded, and those that they superseded.</param>
    /// <param name="roles">The same of memberships.</param>
    /// <param name="until">The number of the last of these revisions.</param>
    public void Add(IReadOnlyCollection<Recorded> rows, IReadOnlyCollection<HeldRole> roles, int until)
    {
        Endorsements.Put(rows.OfType<Endorsement>());
        Search.Add([.. Countries.Put(rows.OfType<CountryDetails>()), .. Committees.Put(rows.OfType<CommitteeDetails>()), .. Pillars.Put(rows.OfType<PillarDetails>()), .. Sources.Put(rows.OfType<Source>())]);
        foreach (var held in roles.GroupBy(r => r.Country))
            rolesOfCountries[held.Key] = RolesOfCountry(held.Key).With([.. held]);
        foreach (var held in roles.GroupBy(r => r.Committee))
            rolesOfCommittees[held.Key] = RolesOfCommittee(held.Key).With([.. held]);
        revisionDays.Add(rows.OfType<Statement>().Select(s => ((IVersion)s, (IPeriod)s)).Concat(roles.Select(r => ((IVersion)r, (IPeriod)r))), until);
        revision = until;
    }

    /// <summary>What others found in the index at a revision, to be found once.</summary>
    internal RecentlyUsed<(int Known, object Key), object> Kept { get; } = new(MaxKept);

    /// <summary>Whether the revision touched a statement that had begun by the day, or no statement at all.</summary>
    internal bool HadBegun(int revision, DateOnly day) => revisionDays.HadBegun(revision, day);

    internal RoleVersions RolesOfCountry(string code) => rolesOfCountries.GetValueOrDefault(code, RoleVersions.None);

    internal RoleVersions RolesOfCommittee(string slug) => rolesOfCommittees.GetValueOrDefault(slug, RoleVersions.None);

    internal IndexOnDay OnDay(IndexAtRevision index, DateOnly day) => days.Get((index.Known, day), _ => new IndexOnDay(index, day));

    internal IReadOnlyList<Source> SourcesByDate(IndexAtRevision index) =>
        sourcesByDate.Get(index.Known, _ => [.. index.Sources.OrderByDescending(s => s.Date, StringComparer.Ordinal).ThenBy(s => s.Title, StringComparer.Ordinal)]);

    internal IReadOnlyList<EffectiveDayCount> EffectiveDays(IndexAtRevision index) => effectiveDays.Get(index.Known, _ => EffectiveDayCount.Of(index));
}
