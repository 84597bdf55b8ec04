using System.Globalization;
using System.Linq.Expressions;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Browsing;

/// <summary>
/// Pillars, committees, countries and memberships in force by the two clocks, and what is announced for later.
/// Read with a fixed number of queries.
/// </summary>
public sealed class RegisterSnapshot
{
    private readonly Dictionary<string, CommitteeDetails> committees;
    private readonly HashSet<(string Country, string Committee)> inBothRoles;

    private RegisterSnapshot(ReadingContext reader, List<Statement> statements)
    {
        Clocks = reader.Clocks;
        Language = reader.Language;
        Names = NameLookup.Of(statements);
        var inForce = statements.Where(s => s.IsInForce(Clocks.On)).ToList();
        Announced = reader.LooksBack ? [] : [.. statements.Where(s => !s.HasStartedBy(Clocks.On)).OrderBy(s => s.From)];
        Ending = reader.LooksBack ? [] : [.. inForce.Where(s => s is not Membership && s.Until is not null).Select(s => s.FindSequenceEnd(statements)).Where(s => s.Until is not null).OrderBy(s => s.Until)];
        EarlierPillars = [.. statements.OfType<PillarDetails>().Where(p => p.HasEndedBy(Clocks.On))];
        Pillars = [.. inForce.OfType<PillarDetails>().OrderBy(p => p.Pillar)];
        Committees = [.. inForce.OfType<CommitteeDetails>().OrderBy(c => c.Pillar).ThenBy(c => c.Order)];
        committees = Committees.ToDictionary(c => c.Committee);
        CountryNames = inForce.OfType<CountryDetails>().ToDictionary(c => c.Country);
        Endorsements = [.. inForce.OfType<Endorsement>().OrderBy(e => CountryName(e.Country), NameComparer)];
        Memberships = [.. inForce.OfType<Membership>().Where(m => committees.ContainsKey(m.Committee)).OrderBy(m => CountryName(m.Country), NameComparer)];
        inBothRoles = [.. Memberships.GroupBy(m => (m.Country, m.Committee)).Where(g => g.DistinctBy(m => m.Role).Count() > 1).Select(g => g.Key)];
    }

    public Clocks Clocks { get; }

    public string Language { get; }

    public IReadOnlyList<PillarDetails> Pillars { get; private set; }

    /// <summary>Ended details of pillars.</summary>
    internal IReadOnlyList<PillarDetails> EarlierPillars { get; }

    /// <summary>Sorted by pillar and order.</summary>
    public IReadOnlyList<CommitteeDetails> Committees { get; private set; }

    public IReadOnlyDictionary<string, CountryDetails> CountryNames { get; }

    /// <summary>Sorted by the country's name.</summary>
    public IReadOnlyList<Endorsement> Endorsements { get; }

    /// <summary>Sorted by the country's name; only those of committees in force.</summary>
    public IReadOnlyList<Membership> Memberships { get; private set; }

    /// <summary>Statements that start later; empty when looking back.</summary>
    public IReadOnlyList<Statement> Announced { get; }

    /// <summary>Statements in force, except memberships, that end later for good; empty when looking back.</summary>
    public IReadOnlyList<Statement> Ending { get; }

    public IReadOnlyDictionary<string, Source> Sources { get; private set; } = new Dictionary<string, Source>();

    public NameLookup Names { get; }

    public EndedEntries Ended { get; private set; } = new([], default);

    /// <summary>The first day of the register, if nothing is in force; otherwise null.</summary>
    public DateOnly? FirstDay { get; private set; }

    /// <summary>The first day of the next committee, if no committee is in force; otherwise null.</summary>
    public DateOnly? FirstCommitteeDay { get; private set; }

    /// <summary>Whether any committee is in force, even if this is restricted to others.</summary>
    public bool HasCommittees => committees.Count > 0;

    /// <summary>Compares names by the language's collation.</summary>
    public StringComparer NameComparer => StringComparer.Create(CultureInfo.GetCultureInfo(Language), ignoreCase: true);

    /// <summary>The endorsements of countries without a role in any committee.</summary>
    public IEnumerable<Endorsement> EndorsementsWithoutRole => Endorsements.Where(e => Memberships.All(m => m.Country != e.Country));

    /// <param name="filter">The memberships to read; null for all.</param>
    /// <param name="endedScope">By default the former holders of roles, unless there is a filter.</param>
    public static async Task<RegisterSnapshot> Read(RegisterDbContext db, ReadingContext reader, Expression<Func<Membership, bool>>? filter = null, EndedEntriesScope? endedScope = null, CancellationToken cancellation = default)
    {
        var day = reader.Clocks.On;
        // Ended details of pillars are needed, too, for the first day of a pillar.
        var known = db.Statements.AsNoTracking().KnownAt(reader.Clocks.Known).Where(s => s.Until == null || s.Until > day || s is PillarDetails);
        var memberships = known.OfType<Membership>();
        if (filter is not null)
            memberships = memberships.Where(filter);
        var statements = await known.Where(s => !(s is Membership)).ToListAsync(cancellation);
        statements.AddRange(await memberships.ToListAsync(cancellation));
        var snapshot = new RegisterSnapshot(reader, statements);
        snapshot.Ended = await EndedEntries.Read(db, reader, snapshot, endedScope ?? new EndedEntriesScope(_ => filter is null), filter, cancellation);
        snapshot.Names.AddMissing(snapshot.Ended.All);
        var keys = statements.Concat(snapshot.Ended.All).SelectMany(s => s.Sources).Distinct().ToList();
        snapshot.Sources = await db.Sources.AsNoTracking().KnownAt(reader.Clocks.Known).Where(s => keys.Contains(s.Key)).ToDictionaryAsync(s => s.Key, cancellation);
        snapshot.Names.Add(snapshot.Sources.Values);
        if (snapshot.Pillars.Count == 0 && snapshot.Endorsements.Count == 0)
            snapshot.FirstDay = await db.Statements.KnownAt(reader.Clocks.Known).MinAsync(s => (DateOnly?)s.From, cancellation);
        else if (!snapshot.HasCommittees)
            snapshot.FirstCommitteeDay = await db.CommitteeDetails.KnownAt(reader.Clocks.Known).NotStartedBy(day).MinAsync(c => (DateOnly?)c.From, cancellation);
        return snapshot;
    }

    public CommitteeDetails? Committee(string slug) => committees.GetValueOrDefault(slug);

    public IEnumerable<CommitteeDetails> CommitteesOf(int pillar) => Committees.Where(c => c.Pillar == pillar);

    public IEnumerable<Membership> MembersOf(string committee, Role role) => Memberships.Where(m => m.Committee == committee && m.Role == role);

    /// <summary>In the reader's language; the code if the country has no name on the day.</summary>
    public string CountryName(string code) => CountryNames.TryGetValue(code, out var details) ? details.Name.In(Language).Text : code;

    /// <summary>Whether the country is lead and participant of the committee at once.</summary>
    public bool HasBothRoles(string country, string committee) => inBothRoles.Contains((country, committee));

    /// <summary>The number of memberships; a country with both roles in a committee counts once, as lead.</summary>
    public int Count(Role role, string? country = null, string? committee = null) => Memberships.Count(m =>
        m.Role == role && (country ?? m.Country) == m.Country && (committee ?? m.Committee) == m.Committee && (role == Role.Lead || !HasBothRoles(m.Country, m.Committee)));

    /// <summary>A copy with only these pillars and committees, in this order.</summary>
    public RegisterSnapshot Restrict(IEnumerable<PillarDetails> pillars, IEnumerable<CommitteeDetails> committees)
    {
        var part = (RegisterSnapshot)MemberwiseClone();
        part.Pillars = [.. pillars];
        part.Committees = [.. committees];
        part.Memberships = [.. Memberships.Where(m => part.Committees.Any(c => c.Committee == m.Committee))];
        return part;
    }

    /// <summary>The date, ISO 8601, of the newest source that confirms the statement; null if there is none.</summary>
    public string? GetLastConfirmed(Statement statement) =>
        ConfirmationRules.FindLatestDate(statement.From, statement.Sources.Select(key => Sources.GetValueOrDefault(key)?.Date));

    public IEnumerable<Statement> AnnouncedForCommittee(string committee) => Announced.Where(s => s.Subject.Committee == committee);

    /// <summary>The statement that ends later, if an end is announced.</summary>
    public T? FindEnding<T>(Func<T, bool> match)
        where T : Statement => Ending.OfType<T>().FirstOrDefault(match);

    /// <summary>What is announced for a pillar itself: new details, and new committees.</summary>
    public IEnumerable<Statement> AnnouncedForPillar(int pillar) => Announced.Where(s =>
        s is PillarDetails wording && wording.Pillar == pillar || s is CommitteeDetails coming && coming.Pillar == pillar && Committee(coming.Committee) is null);

    /// <summary>The sources that the statements cite, oldest first.</summary>
    public IEnumerable<Source> CitedSources(IEnumerable<Statement> statements) => statements
        .SelectMany(s => s.Sources)
        .Distinct()
        .Select(key => Sources.GetValueOrDefault(key))
        .OfType<Source>()
        .OrderBy(s => s.Date, StringComparer.Ordinal);
}
