using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Browsing;

/// <summary>
/// What ended by the day and explains what is missing on it: former holders of vacant roles, ended endorsements, earlier names. If there is
/// none, the register never listed any.
/// </summary>
public sealed class EndedEntries(RegisterSnapshot snapshot, IReadOnlyList<Membership> memberships)
{
    /// <summary>The last endorsement of each country whose endorsement ended, of those that have a name on the day.</summary>
    public IReadOnlyList<Endorsement> Endorsements => [.. snapshot.Index.EndedEndorsements.Where(e => snapshot.Country(e.Country) is not null)];

    /// <summary>With further memberships that ended.</summary>
    public EndedEntries With(IEnumerable<Membership> ended) => new(snapshot, [.. memberships.Union(ended)]);

    /// <summary>Reads the memberships that ended last and that the index found.</summary>
    public static Task<List<Membership>> Read(RegisterDbContext db, ReadingContext reader, IReadOnlyList<HeldRole> ended, CancellationToken cancellation)
    {
        var facts = ended.Select(r => r.FactId).Distinct().ToList();
        return db.Memberships.AsNoTracking().KnownAt(reader.Clocks).Where(m => facts.Contains(m.FactId)).ToListAsync(cancellation);
    }

    /// <summary>The memberships of that role that ended last; meaningful only if nobody has it.</summary>
    public IReadOnlyList<Membership> FindLastHolders(string committee, Role role) => TakeLast(memberships.Where(m => m.Committee == committee && m.Role == role));

    /// <summary>The memberships of a country, or those of one role, that ended last; meaningful only if it has none.</summary>
    public IReadOnlyList<Membership> FindLastRoles(string country, Role? role = null) => TakeLast(memberships.Where(m => m.Country == country && m.Role == (role ?? m.Role)));

    public Endorsement? FindEndorsement(string country) => Endorsements.FirstOrDefault(e => e.Country == country);

    /// <summary>The details, with the dates from the start of the first name.</summary>
    public CommitteeDetails WithFullPeriod(CommitteeDetails current) => WithFullPeriod(current, snapshot.Index.Index.CommitteeVersions(current.Committee));

    /// <inheritdoc cref="WithFullPeriod(CommitteeDetails)"/>
    public PillarDetails WithFullPeriod(PillarDetails current) => WithFullPeriod(current, snapshot.Index.Index.PillarVersions(current.Pillar));

    private T WithFullPeriod<T>(T current, IEnumerable<T> versions)
        where T : Details => current.WithFullPeriod([.. versions.Where(v => v.HasEndedBy(snapshot.Clocks.On))]);

    private static List<Membership> TakeLast(IEnumerable<Membership> ended)
    {
        var all = ended.ToList();
        var last = all.Max(m => m.Until);
        return all.FindAll(m => m.Until == last);
    }
}
