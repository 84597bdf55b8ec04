using System.Globalization;
using System.Linq.Expressions;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Browsing;

/// <summary>
/// The part of the register that a page shows, by the reader's clocks: some committees, and memberships with what is announced of them. Names,
/// endorsements, sources and counts come from the index; only memberships are read from the database, in one query, and those that ended last
/// in another if nobody holds a role.
/// </summary>
public sealed class RegisterSnapshot
{
    private readonly ReadingContext reader;
    private readonly IReadOnlyList<Membership> announced;
    private readonly ILookup<(string Committee, Role Role), Membership> members;
    private readonly HashSet<(string Country, string Committee)> inBothRoles;

    private RegisterSnapshot(ReadingContext reader, IReadOnlyList<PillarDetails> pillars, IReadOnlyList<CommitteeDetails> committees, IReadOnlyList<Membership> memberships)
    {
        this.reader = reader;
        (Index, Pillars, Committees) = (reader.Index, pillars, committees);
        Names = reader.Names();
        announced = reader.LooksBack ? [] : [.. memberships.Where(m => !m.HasStartedBy(Clocks.On)).OrderBy(m => m.From)];
        Memberships = [.. memberships.Where(m => m.HasStartedBy(Clocks.On) && Committee(m.Committee) is not null).OrderBy(m => CountryName(m.Country), NameComparer)];
        members = Memberships.ToLookup(m => (m.Committee, m.Role));
        inBothRoles = [.. Memberships.GroupBy(m => (m.Country, m.Committee)).Where(g => g.DistinctBy(m => m.Role).Count() > 1).Select(g => g.Key)];
        Ended = new EndedEntries(this, []);
    }

    private RegisterSnapshot(RegisterSnapshot other, IReadOnlyList<CommitteeDetails> committees)
    {
        (reader, Index, Pillars, Committees, Names, announced, Memberships, members, inBothRoles, Ended) =
            (other.reader, other.Index, other.Pillars, committees, other.Names, other.announced, other.Memberships, other.members, other.inBothRoles, other.Ended);
    }

    public Clocks Clocks => reader.Clocks;

    public string Language => reader.Language;

    public IndexOnDay Index { get; }

    /// <summary>Those in force that the page shows, sorted by number.</summary>
    public IReadOnlyList<PillarDetails> Pillars { get; }

    /// <summary>Those in force that the page shows.</summary>
    public IReadOnlyList<CommitteeDetails> Committees { get; }

    /// <summary>Those in force that were read, sorted by the country's name.</summary>
    public IReadOnlyList<Membership> Memberships { get; }

    public NameLookup Names { get; }

    public EndedEntries Ended { get; private set; }

    /// <summary>The first day of the register, if nothing is in force; otherwise null.</summary>
    public DateOnly? FirstDay => Index.Pillars.Count == 0 && Index.Endorsements.Count == 0 ? Index.Index.FirstDay : null;

    /// <summary>The first day of the next committee, if no committee is in force but something is; otherwise null.</summary>
    public DateOnly? FirstCommitteeDay => HasCommittees || (Index.Pillars.Count == 0 && Index.Endorsements.Count == 0) ? null
        : Index.Index.Committees.Where(c => !c.HasStartedBy(Clocks.On)).Min(c => (DateOnly?)c.From);

    /// <summary>Whether any committee is in force, shown or not.</summary>
    public bool HasCommittees => Index.Committees.Count > 0;

    /// <summary>Compares names by the language's collation.</summary>
    public StringComparer NameComparer => StringComparer.Create(CultureInfo.GetCultureInfo(Language), ignoreCase: true);

    /// <summary>All endorsements, sorted by the country's name.</summary>
    public IReadOnlyList<Endorsement> Endorsements => Index.EndorsementsByName(Language);

    /// <summary>The endorsements of countries without a role in any committee.</summary>
    public IEnumerable<Endorsement> EndorsementsWithoutRole => Endorsements.Where(e => !Index.RolesOfCountry(e.Country).Any());

    /// <summary>What starts later, of what was read, and of everything but memberships; empty when looking back.</summary>
    public IEnumerable<Statement> Announced => announced.Concat(Index.Announced.Where(_ => !reader.LooksBack)).OrderBy(s => s.From);

    /// <summary>Reads the memberships of some committees.</summary>
    /// <param name="committees">Those in force that the page shows.</param>
    /// <param name="pillars">By default all in force.</param>
    public static Task<RegisterSnapshot> Read(RegisterDbContext db, ReadingContext reader, IReadOnlyList<CommitteeDetails> committees, IReadOnlyList<PillarDetails>? pillars = null, CancellationToken cancellation = default)
    {
        var slugs = committees.Select(c => c.Committee).ToList();
        return Read(db, reader, m => slugs.Contains(m.Committee), pillars ?? reader.Index.Pillars, committees, committees, cancellation);
    }

    /// <summary>Reads the memberships that a condition selects.</summary>
    /// <param name="vacancies">The committees for which the page names the former holders of roles that nobody has.</param>
    public static async Task<RegisterSnapshot> Read(
        RegisterDbContext db, ReadingContext reader, Expression<Func<Membership, bool>> filter, IReadOnlyList<PillarDetails> pillars, IReadOnlyList<CommitteeDetails> committees, IReadOnlyList<CommitteeDetails> vacancies, CancellationToken cancellation)
    {
        var memberships = await db.Memberships.AsNoTracking().KnownAt(reader.Clocks).NotEndedBy(reader.Clocks.On).Where(filter).ToListAsync(cancellation);
        var snapshot = new RegisterSnapshot(reader, pillars, committees, memberships);
        await snapshot.ReadLastHolders(db, vacancies, cancellation);
        return snapshot;
    }

    /// <summary>A snapshot of names and counts alone.</summary>
    public static RegisterSnapshot WithoutMemberships(ReadingContext reader, IReadOnlyList<CommitteeDetails>? committees = null) =>
        new(reader, reader.Index.Pillars, committees ?? [], []);

    /// <summary>A copy with the committees in another order.</summary>
    public RegisterSnapshot WithCommittees(IReadOnlyList<CommitteeDetails> committees) => new(this, committees);

    /// <summary>Adds the memberships that ended last of countries without any, to <see cref="Ended"/>.</summary>
    public async Task ReadLastRoles(RegisterDbContext db, IReadOnlyList<string> countries, CancellationToken cancellation)
    {
        List<HeldRole> last = [.. countries.SelectMany(c => Index.FindLastRoles(new Subject("country", Country: c)))];
        if (last.Count > 0)
            Ended = Ended.With(await EndedEntries.Read(db, reader, last, cancellation));
    }

    public CommitteeDetails? Committee(string slug) => Index.Committee(slug);

    /// <summary>The country's details in force.</summary>
    public CountryDetails? Country(string code) => Index.Country(code);

    public Source? Source(string key) => Index.Index.Source(key);

    /// <summary>Of those that the page shows.</summary>
    public IEnumerable<CommitteeDetails> CommitteesOf(int pillar) => Committees.Where(c => c.Pillar == pillar);

    public IEnumerable<Membership> MembersOf(string committee, Role role) => members[(committee, role)];

    /// <summary>In the reader's language; the code if the country has no name on the day.</summary>
    public string CountryName(string code) => Country(code)?.Name.In(Language).Text ?? code;

    /// <summary>Whether the country is lead and participant of the committee at once.</summary>
    public bool HasBothRoles(string country, string committee) => inBothRoles.Contains((country, committee));

    /// <summary>The number of memberships that were read; a country with both roles in a committee counts once, as lead.</summary>
    public int Count(Role role, string? country = null, string? committee = null) => Memberships.Count(m =>
        m.Role == role && (country ?? m.Country) == m.Country && (committee ?? m.Committee) == m.Committee && (role == Role.Lead || !HasBothRoles(m.Country, m.Committee)));

    /// <summary>The date, ISO 8601, of the newest source that confirms the statement; null if there is none.</summary>
    public string? GetLastConfirmed(Statement statement) =>
        ConfirmationRules.FindLatestDate(statement.From, statement.Sources.Select(key => Source(key)?.Date));

    /// <summary>What is announced for a committee: memberships and new details.</summary>
    public IEnumerable<Statement> AnnouncedForCommittee(string committee) => Later([.. announced.Where(m => m.Committee == committee), .. Index.Index.CommitteeVersions(committee)]);

    /// <summary>What is announced for a country: memberships, endorsements and new names.</summary>
    public IEnumerable<Statement> AnnouncedForCountry(string country) =>
        Later([.. announced.Where(m => m.Country == country), .. Index.Index.EndorsementsOf(country), .. Index.Index.CountryVersions(country)]);

    /// <summary>What is announced for a pillar itself: new details, and new committees.</summary>
    public IEnumerable<Statement> AnnouncedForPillar(int pillar) =>
        Later([.. Index.Index.PillarVersions(pillar), .. Index.Announced.OfType<CommitteeDetails>().Where(coming => coming.Pillar == pillar && Committee(coming.Committee) is null)]);

    /// <summary>The statement that ends later for good, if an end is announced for what is in force.</summary>
    /// <param name="versions">About one subject.</param>
    public T? FindEnding<T>(IReadOnlyList<T> versions)
        where T : Statement =>
        !reader.LooksBack && versions.FirstOrDefault(v => v.IsInForce(Clocks.On))?.FindSequenceEnd(versions) is { Until: not null } ending ? ending : null;

    /// <summary>The sources that the statements cite, oldest first.</summary>
    public IEnumerable<Source> CitedSources(IEnumerable<Statement> statements) => statements
        .SelectMany(s => s.Sources)
        .Distinct()
        .Select(Source)
        .OfType<Source>()
        .OrderBy(s => s.Date, StringComparer.Ordinal);

    private IEnumerable<Statement> Later(IEnumerable<Statement> statements) => reader.LooksBack ? [] : statements.Where(s => !s.HasStartedBy(Clocks.On)).OrderBy(s => s.From);

    private async Task ReadLastHolders(RegisterDbContext db, IReadOnlyList<CommitteeDetails> committees, CancellationToken cancellation)
    {
        List<HeldRole> last =
        [
            .. from committee in committees
               from role in Enum.GetValues<Role>()
               where !members.Contains((committee.Committee, role))
               from held in Index.FindLastRoles(committee.Subject, role)
               select held,
        ];
        if (last.Count > 0)
            Ended = Ended.With(await EndedEntries.Read(db, reader, last, cancellation));
    }
}
