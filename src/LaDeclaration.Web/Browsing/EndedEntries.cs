using System.Linq.Expressions;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Browsing;

/// <summary>What a page would say of those whom it shows without.</summary>
/// <param name="Holders">Of which committees it says who leads and takes part.</param>
/// <param name="Roles">Whether it says of each country which roles it has.</param>
public sealed record EndedEntriesScope(Predicate<CommitteeDetails> Holders, bool Roles = false)
{
    public static readonly EndedEntriesScope HoldersAndRoles = new(_ => true, Roles: true);
}

/// <summary>
/// What ended before or on the day and tells why something is missing on it: who held a role that nobody holds, which roles a country
/// without any held, endorsements, earlier names. Where it has nothing, the register never listed any.
/// </summary>
public sealed class EndedEntries
{
    private readonly List<Membership> memberships;
    private readonly List<Details> details;

    /// <param name="ended">Statements that are over on the day; others are left out.</param>
    /// <param name="day">The day asked about.</param>
    public EndedEntries(IEnumerable<Statement> ended, DateOnly day)
    {
        var over = ended.Where(s => s.HasEndedBy(day)).ToList();
        memberships = [.. over.OfType<Membership>()];
        details = [.. over.OfType<Details>()];
        Endorsements = [.. over.OfType<Endorsement>().GroupBy(e => e.Country).Select(g => g.MaxBy(e => e.Until)!)];
    }

    /// <summary>The last one of each country that endorsed before and does not on the day.</summary>
    public IReadOnlyList<Endorsement> Endorsements { get; }

    /// <summary>Reads it for what a roster lacks: at most two queries, none where it lacks nothing.</summary>
    /// <param name="db">The register.</param>
    /// <param name="reader">Whose clocks.</param>
    /// <param name="snapshot">What is in force on the day.</param>
    /// <param name="missing">What is shown of it, and so may be missing.</param>
    /// <param name="which">The memberships that the roster is about; all, if none.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<EndedEntries> Read(RegisterDbContext db, ReadingContext reader, RegisterSnapshot snapshot, EndedEntriesScope missing, Expression<Func<Membership, bool>>? which, CancellationToken cancellation)
    {
        var (day, known) = reader.Clocks;
        var vacant = snapshot.Committees.Where(c => missing.Holders(c)).Select(c => c.Committee)
            .Where(c => !snapshot.MembersOf(c, Role.Lead).Any() || !snapshot.MembersOf(c, Role.Participant).Any()).ToList();
        List<string> idle = missing.Roles ? [.. snapshot.EndorsementsWithoutRole.Select(e => e.Country)] : [];
        List<Membership> roles = vacant.Count + idle.Count == 0 ? [] : await LastRoles(db.Memberships.AsNoTracking().KnownAt(known), vacant, idle, day, which).ToListAsync(cancellation);

        var committees = vacant.Union(roles.Select(m => m.Committee).Where(c => snapshot.Committee(c) is null)).ToList();
        var countries = snapshot.CountryNames.Keys.Except(snapshot.Endorsements.Select(e => e.Country)).ToList();
        var nameless = roles.Select(m => m.Country).Where(c => !snapshot.CountryNames.ContainsKey(c)).ToList();
        List<Statement> rest = committees.Count + countries.Count + nameless.Count == 0 ? [] : await db.Statements.AsNoTracking().KnownAt(known).EndedBy(day).Where(s =>
            (s is CommitteeDetails && committees.Contains(((CommitteeDetails)s).Committee))
            || (s is Endorsement && countries.Contains(((Endorsement)s).Country))
            || (s is CountryDetails && nameless.Contains(((CountryDetails)s).Country))).ToListAsync(cancellation);
        return new EndedEntries([.. roles, .. rest, .. snapshot.EarlierPillars], day);
    }

    /// <summary>Everything it holds, for sources and names.</summary>
    public IEnumerable<Statement> All => [.. memberships, .. Endorsements, .. details];

    /// <summary>Those who left the role last; to be asked where nobody holds it.</summary>
    public IReadOnlyList<Membership> HoldersOf(string committee, Role role) => Last(memberships.Where(m => m.Committee == committee && m.Role == role));

    /// <summary>The roles, or those of one kind, that the country left last; to be asked where it holds none.</summary>
    public IReadOnlyList<Membership> RolesOf(string country, Role? role = null) => Last(memberships.Where(m => m.Country == country && m.Role == (role ?? m.Role)));

    public Endorsement? EndorsementOf(string country) => Endorsements.FirstOrDefault(e => e.Country == country);

    /// <summary>The details with the whole time that the thing has been there, under whichever names.</summary>
    public T Whole<T>(T shown)
        where T : Details => shown.WithFullPeriod([.. details.OfType<T>()]);

    /// <summary>After the last of them to end none of the same committee and role holds on the day, or none of the same country.</summary>
    private static IQueryable<Membership> LastRoles(IQueryable<Membership> known, List<string> vacant, List<string> idle, DateOnly day, Expression<Func<Membership, bool>>? which)
    {
        var begun = known.StartedBy(day);
        var about = which is null ? begun : begun.Where(which);
        return about.EndedBy(day).Where(m =>
            (vacant.Contains(m.Committee) && !begun.Any(o => o.Committee == m.Committee && o.Role == m.Role && (o.Until == null || o.Until > m.Until)))
            || (idle.Contains(m.Country) && !about.Any(o => o.Country == m.Country && (o.Until == null || o.Until > m.Until))));
    }

    private static List<Membership> Last(IEnumerable<Membership> ended)
    {
        var all = ended.ToList();
        return all.FindAll(m => m.Until == all.Max(other => other.Until));
    }
}
