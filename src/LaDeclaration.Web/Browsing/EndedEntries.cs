using System.Linq.Expressions;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Browsing;

/// <summary>For what a page needs ended entries.</summary>
/// <param name="IncludesHolders">The committees for which it needs the former holders of roles that nobody has.</param>
/// <param name="IncludesRoles">Whether it needs the former roles of countries that have none.</param>
public sealed record EndedEntriesScope(Predicate<CommitteeDetails> IncludesHolders, bool IncludesRoles = false)
{
    public static readonly EndedEntriesScope HoldersAndRoles = new(_ => true, IncludesRoles: true);
}

/// <summary>
/// What ended by the day and explains what is missing on it: former holders of vacant roles, former roles of countries without any,
/// ended endorsements, earlier names. If there is none, the register never listed any.
/// </summary>
public sealed class EndedEntries
{
    private readonly List<Membership> memberships;
    private readonly List<Details> details;

    /// <param name="statements">Those that have not ended by the day are ignored.</param>
    public EndedEntries(IEnumerable<Statement> statements, DateOnly day)
    {
        var ended = statements.Where(s => s.HasEndedBy(day)).ToList();
        memberships = [.. ended.OfType<Membership>()];
        details = [.. ended.OfType<Details>()];
        Endorsements = [.. ended.OfType<Endorsement>().GroupBy(e => e.Country).Select(g => g.MaxBy(e => e.Until)!)];
    }

    /// <summary>The last endorsement of each country whose endorsement ended.</summary>
    public IReadOnlyList<Endorsement> Endorsements { get; }

    /// <summary>Reads what explains the gaps of a snapshot: at most two queries, none if it has no gaps.</summary>
    /// <param name="filter">The memberships that the snapshot is about; null for all.</param>
    public static async Task<EndedEntries> Read(RegisterDbContext db, ReadingContext reader, RegisterSnapshot snapshot, EndedEntriesScope scope, Expression<Func<Membership, bool>>? filter, CancellationToken cancellation)
    {
        var (day, known) = reader.Clocks;
        var vacant = snapshot.Committees.Where(c => scope.IncludesHolders(c)).Select(c => c.Committee)
            .Where(c => !snapshot.MembersOf(c, Role.Lead).Any() || !snapshot.MembersOf(c, Role.Participant).Any()).ToList();
        List<string> idle = scope.IncludesRoles ? [.. snapshot.EndorsementsWithoutRole.Select(e => e.Country)] : [];
        List<Membership> roles = vacant.Count + idle.Count == 0 ? [] : await FilterLastRoles(db.Memberships.AsNoTracking().KnownAt(known), vacant, idle, day, filter).ToListAsync(cancellation);

        var committees = vacant.Union(roles.Select(m => m.Committee).Where(c => snapshot.Committee(c) is null)).ToList();
        var countries = snapshot.CountryNames.Keys.Except(snapshot.Endorsements.Select(e => e.Country)).ToList();
        var nameless = roles.Select(m => m.Country).Where(c => !snapshot.CountryNames.ContainsKey(c)).ToList();
        List<Statement> rest = committees.Count + countries.Count + nameless.Count == 0 ? [] : await db.Statements.AsNoTracking().KnownAt(known).EndedBy(day).Where(s =>
            (s is CommitteeDetails && committees.Contains(((CommitteeDetails)s).Committee))
            || (s is Endorsement && countries.Contains(((Endorsement)s).Country))
            || (s is CountryDetails && nameless.Contains(((CountryDetails)s).Country))).ToListAsync(cancellation);
        return new EndedEntries([.. roles, .. rest, .. snapshot.EarlierPillars], day);
    }

    public IEnumerable<Statement> All => [.. memberships, .. Endorsements, .. details];

    /// <summary>The memberships of that role that ended last; meaningful only if nobody has it.</summary>
    public IReadOnlyList<Membership> FindLastHolders(string committee, Role role) => TakeLast(memberships.Where(m => m.Committee == committee && m.Role == role));

    /// <summary>The memberships of a country, or those of one role, that ended last; meaningful only if it has none.</summary>
    public IReadOnlyList<Membership> FindLastRoles(string country, Role? role = null) => TakeLast(memberships.Where(m => m.Country == country && m.Role == (role ?? m.Role)));

    public Endorsement? FindEndorsement(string country) => Endorsements.FirstOrDefault(e => e.Country == country);

    /// <summary>The details, with the dates from the start of the first name to the end of the last.</summary>
    public T WithFullPeriod<T>(T current)
        where T : Details => current.WithFullPeriod([.. details.OfType<T>()]);

    /// <summary>Those after whose end there was no other of the same committee and role, or none of the same country.</summary>
    private static IQueryable<Membership> FilterLastRoles(IQueryable<Membership> known, List<string> vacant, List<string> idle, DateOnly day, Expression<Func<Membership, bool>>? filter)
    {
        var started = known.StartedBy(day);
        var about = filter is null ? started : started.Where(filter);
        return about.EndedBy(day).Where(m =>
            (vacant.Contains(m.Committee) && !started.Any(o => o.Committee == m.Committee && o.Role == m.Role && (o.Until == null || o.Until > m.Until)))
            || (idle.Contains(m.Country) && !about.Any(o => o.Country == m.Country && (o.Until == null || o.Until > m.Until))));
    }

    private static List<Membership> TakeLast(IEnumerable<Membership> ended)
    {
        var all = ended.ToList();
        return all.FindAll(m => m.Until == all.Max(other => other.Until));
    }
}
