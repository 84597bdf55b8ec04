using System.Collections.Concurrent;
using System.Globalization;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>What the register said at one revision of one day: what is in force, in order, and counts. Each is made when it is first asked for.</summary>
public sealed class IndexOnDay
{
    private readonly Lazy<IReadOnlyList<PillarDetails>> pillars;
    private readonly Lazy<IReadOnlyList<CommitteeDetails>> committees;
    private readonly Lazy<IReadOnlyDictionary<string, CommitteeDetails>> committeesBySlug;
    private readonly Lazy<IReadOnlyDictionary<int, IReadOnlyList<CommitteeDetails>>> committeesOfPillars;
    private readonly Lazy<IReadOnlyDictionary<string, CountryDetails>> countriesByCode;
    private readonly Lazy<IReadOnlyList<Endorsement>> endorsements;
    private readonly Lazy<IReadOnlyList<Endorsement>> endedEndorsements;
    private readonly Lazy<IReadOnlyList<CommitteeDetails>> withoutLead;
    private readonly Lazy<IReadOnlyList<(string Country, string Committee)>> bothRoles;
    private readonly Lazy<ILookup<string, HeldRole>> unconfirmed;
    private readonly Lazy<IReadOnlyList<Statement>> announced;
    private readonly Lazy<IReadOnlyDictionary<string, int>> citations;
    private readonly ConcurrentDictionary<string, IReadOnlyList<HeldRole>> rolesOfCountries = [];
    private readonly ConcurrentDictionary<string, (int Leads, int Participants)> counts = [];
    private readonly ConcurrentDictionary<string, IReadOnlyList<Endorsement>> byName = [];
    private readonly ConcurrentDictionary<string, IReadOnlyList<Details>> withoutOfficialName = [];

    internal IndexOnDay(IndexAtRevision index, DateOnly day)
    {
        (Index, Day) = (index, day);
        pillars = new(() => [.. index.Pillars.Where(IsInForce).OrderBy(p => p.Pillar)]);
        committees = new(() => [.. index.Committees.Where(IsInForce).OrderBy(c => c.Pillar).ThenBy(c => c.Order)]);
        committeesBySlug = new(() => Committees.ToDictionary(c => c.Committee));
        committeesOfPillars = new(() => Committees.GroupBy(c => c.Pillar).ToDictionary(g => g.Key, g => (IReadOnlyList<CommitteeDetails>)[.. g]));
        countriesByCode = new(() => index.CountryDetails.Where(c => IsInForce(c)).ToDictionary(c => c.Country));
        endorsements = new(() => [.. index.Endorsements.Where(IsInForce).OrderBy(e => e.Country, StringComparer.Ordinal)]);
        endedEndorsements = new(() => [.. index.Endorsements.Select(e => e.Country).Distinct().Order(StringComparer.Ordinal).Select(FindEndedEndorsement).OfType<Endorsement>()]);
        announced = new(() => [.. index.Pillars.Concat<Statement>(index.Committees).Concat(index.CountryDetails).Concat(index.Endorsements).Where(s => !s.HasStartedBy(day)).OrderBy(s => s.From)]);
        citations = new(() => Committees.SelectMany(c => RolesOfCommittee(c.Committee)).SelectMany(r => r.Sources)
            .Concat(index.Pillars.Concat<Statement>(index.Committees).Concat(index.CountryDetails).Concat(index.Endorsements).Where(IsInForce).SelectMany(s => s.Sources)).CountBy(key => key).ToDictionary());
        withoutLead = new(() => [.. Committees.Where(c => !RolesOfCommittee(c.Committee).Any(r => r.Role == Role.Lead))]);
        bothRoles = new(() => [.. Committees.SelectMany(c => RolesOfCommittee(c.Committee).GroupBy(r => r.Country).Where(held => held.DistinctBy(r => r.Role).Count() > 1).Select(held => (held.Key, c.Committee)).Order())]);
        unconfirmed = new(() => Committees.SelectMany(c => RolesOfCommittee(c.Committee)).Where(r => r.HasStartedBy(day.AddYears(-1)) && !r.Sources.Any(key => ConfirmationRules.IsRecent(index.Source(key)?.Date, day))).ToLookup(r => r.Committee));
    }

    public IndexAtRevision Index { get; }

    public DateOnly Day { get; }

    /// <summary>Sorted by number.</summary>
    public IReadOnlyList<PillarDetails> Pillars => pillars.Value;

    /// <summary>Sorted by pillar and order.</summary>
    public IReadOnlyList<CommitteeDetails> Committees => committees.Value;

    /// <summary>The details of countries, in any order.</summary>
    public IEnumerable<CountryDetails> Countries => countriesByCode.Value.Values;

    /// <summary>Sorted by country code.</summary>
    public IReadOnlyList<Endorsement> Endorsements => endorsements.Value;

    /// <summary>The last endorsement of each country that endorsed up to the day and does not on it, sorted by country code.</summary>
    public IReadOnlyList<Endorsement> EndedEndorsements => endedEndorsements.Value;

    /// <summary>How many statements in force cite a source, by its key.</summary>
    public IReadOnlyDictionary<string, int> Citations => citations.Value;

    /// <summary>The details and endorsements that start later, the next first.</summary>
    public IReadOnlyList<Statement> Announced => announced.Value;

    public IReadOnlyList<CommitteeDetails> CommitteesWithoutLead => withoutLead.Value;

    /// <summary>Which countries are lead and participant of a committee at once, sorted by committee.</summary>
    public IReadOnlyList<(string Country, string Committee)> BothRoles => bothRoles.Value;

    /// <summary>The roles that began at least a year before and cite no source of that year, by committee.</summary>
    public ILookup<string, HeldRole> Unconfirmed => unconfirmed.Value;

    public PillarDetails? Pillar(int number) => Index.PillarVersions(number).FirstOrDefault(IsInForce);

    public CommitteeDetails? Committee(string slug) => committeesBySlug.Value.GetValueOrDefault(slug);

    public CountryDetails? Country(string code) => countriesByCode.Value.GetValueOrDefault(code);

    public Endorsement? Endorsement(string country) => Index.EndorsementsOf(country).FirstOrDefault(IsInForce);

    /// <summary>Sorted by order.</summary>
    public IReadOnlyList<CommitteeDetails> CommitteesOf(int pillar) => committeesOfPillars.Value.GetValueOrDefault(pillar, []);

    /// <summary>The endorsements, sorted by the name of the country in that language.</summary>
    /// <param name="language">BCP 47.</param>
    public IReadOnlyList<Endorsement> EndorsementsByName(string language) => byName.GetOrAdd(language, _ =>
        [.. Endorsements.OrderBy(e => Country(e.Country)?.Name.In(language).Text ?? e.Country, StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true))]);

    /// <summary>The pillars, committees and countries whose name is missing in a language, or an unofficial translation.</summary>
    /// <param name="languages">BCP 47.</param>
    public IReadOnlyList<Details> FindWithoutOfficialName(IReadOnlyCollection<string> languages) => withoutOfficialName.GetOrAdd(string.Join(' ', languages), _ =>
        [.. Pillars.Concat<Details>(Committees).Concat(Countries).Where(d => languages.Any(l => !d.Name.Wordings.ContainsKey(l) || d.Name.IsUnofficialTranslation(l)))]);

    /// <summary>The roles in force of committees in force.</summary>
    public IReadOnlyList<HeldRole> RolesOfCountry(string code) => !countriesByCode.Value.ContainsKey(code) ? [] : rolesOfCountries.GetOrAdd(code, _ => [.. Index.RolesOfCountry(code).Where(r => IsInForce(r) && Committee(r.Committee) is not null)]);

    public IEnumerable<HeldRole> RolesOfCommittee(string slug) => Index.RolesOfCommittee(slug).Where(r => IsInForce(r));

    /// <summary>In how many committees a country has each role, or how many countries have it in a committee; both roles at once count as lead.</summary>
    public (int Leads, int Participants) CountRoles(Subject subject) =>
        subject.Country is not { } country ? CountRoles(RolesOfCommittee(subject.Committee!))
        : countriesByCode.Value.ContainsKey(country) ? counts.GetOrAdd(country, _ => CountRoles(RolesOfCountry(country)))
        : default;

    /// <inheritdoc cref="CountRoles(Subject)"/>
    /// <param name="roles">In force on the day.</param>
    public static (int Leads, int Participants) CountRoles(IEnumerable<HeldRole> roles)
    {
        var (led, participants) = (new HashSet<(string, string)>(), new List<(string, string)>());
        foreach (var role in roles)
        {
            if (role.Role == Role.Lead)
                led.Add((role.Country, role.Committee));
            else
                participants.Add((role.Country, role.Committee));
        }
        return (led.Count, participants.Count(p => !led.Contains(p)));
    }

    /// <summary>The roles, or those of one kind, that ended last up to the day; meaningful only if there is none on it.</summary>
    /// <param name="committees">If not null, only roles in these count.</param>
    public IReadOnlyList<HeldRole> FindLastRoles(Subject subject, Role? role = null, IReadOnlySet<string>? committees = null)
    {
        var known = subject.Country is { } country ? Index.RolesOfCountry(country) : Index.RolesOfCommittee(subject.Committee!);
        var ended = known.Where(r => r.HasEndedBy(Day) && r.Role == (role ?? r.Role) && committees?.Contains(r.Committee) != false).ToList();
        var last = ended.Max(r => r.Until);
        return ended.FindAll(r => r.Until == last);
    }

    /// <summary>The endorsement that ended last up to the day; null if the country endorses on it, or never did.</summary>
    public Endorsement? FindEndedEndorsement(string country) => Endorsement(country) is not null ? null : Index.EndorsementsOf(country).LastOrDefault(e => e.HasEndedBy(Day));

    private bool IsInForce(IPeriod period) => period.IsInForce(Day);
}
