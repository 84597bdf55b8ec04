using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>What the register said at one revision, as far as the index holds it.</summary>
public sealed class IndexAtRevision
{
    private readonly RegisterIndex index;

    internal IndexAtRevision(RegisterIndex index, int known) => (this.index, Known) = (index, known);

    /// <summary>With every version.</summary>
    internal RegisterIndex Index => index;

    public int Known { get; }

    /// <summary>The first day of the register; null if it holds nothing.</summary>
    public DateOnly? FirstDay => Pillars.Concat<Statement>(CountryDetails).Concat(Committees).Concat(Endorsements).Min(s => (DateOnly?)s.From);

    /// <summary>The details of all pillars, whatever their dates.</summary>
    public IEnumerable<PillarDetails> Pillars => index.Pillars.Lists.SelectMany(SaidOf);

    /// <summary>The details of all committees, whatever their dates.</summary>
    public IEnumerable<CommitteeDetails> Committees => index.Committees.Lists.SelectMany(SaidOf);

    /// <summary>The details of all countries, whatever their dates.</summary>
    public IEnumerable<CountryDetails> CountryDetails => index.Countries.Lists.SelectMany(SaidOf);

    /// <summary>All endorsements, whatever their dates.</summary>
    public IEnumerable<Endorsement> Endorsements => index.Endorsements.Lists.SelectMany(SaidOf);

    public IEnumerable<Source> Sources => index.Sources.Lists.SelectMany(SaidOf);

    /// <summary>All sources, newest first, those without a date last, and then by title.</summary>
    public IReadOnlyList<Source> SourcesByDate => index.SourcesByDate(this);

    /// <summary>The memberships, whatever their dates.</summary>
    internal IEnumerable<HeldRole> Roles => index.Committees.Keys.SelectMany(RolesOfCommittee);

    /// <summary>Its details over time, oldest first; empty if the register does not know it.</summary>
    public IReadOnlyList<PillarDetails> PillarVersions(int number) => [.. SaidOf(index.Pillars.Of(number)).OrderBy(p => p.From)];

    /// <inheritdoc cref="PillarVersions"/>
    public IReadOnlyList<CommitteeDetails> CommitteeVersions(string slug) => [.. SaidOf(index.Committees.Of(slug)).OrderBy(c => c.From)];

    /// <inheritdoc cref="PillarVersions"/>
    public IReadOnlyList<CountryDetails> CountryVersions(string code) => [.. SaidOf(index.Countries.Of(code)).OrderBy(c => c.From)];

    /// <inheritdoc cref="PillarVersions"/>
    public IReadOnlyList<Details> Versions(Subject subject) => subject switch
    {
        { Committee: { } slug } => CommitteeVersions(slug),
        { Country: { } code } => CountryVersions(code),
        { Pillar: { } number } => PillarVersions(number),
        _ => [],
    };

    /// <summary>Its endorsements over time, oldest first.</summary>
    public IReadOnlyList<Endorsement> EndorsementsOf(string country) => [.. SaidOf(index.Endorsements.Of(country)).OrderBy(e => e.From)];

    /// <summary>The source; null if there is none, or it was retracted.</summary>
    public Source? Source(string key) => SaidOf(index.Sources.Of(key)).FirstOrDefault();

    /// <summary>The last version of a source that was retracted; null if it stands, or never did.</summary>
    public Source? RetractedSource(string key) => Source(key) is not null ? null : index.Sources.Of(key).Where(s => s.RecordedIn <= Known).MaxBy(s => s.RecordedIn);

    public IEnumerable<HeldRole> RolesOfCountry(string code) => index.RolesOfCountry(code).KnownAt(Known);

    public IEnumerable<HeldRole> RolesOfCommittee(string slug) => index.RolesOfCommittee(slug).KnownAt(Known);

    /// <summary>At another revision, up to the last that the index holds.</summary>
    public IndexAtRevision At(int known) => index.At(known);

    public IndexOnDay On(DateOnly day) => index.OnDay(this, day);

    /// <summary>The days on which something begins or ends, newest first, with what happens on each.</summary>
    public IReadOnlyList<EffectiveDayCount> EffectiveDays => index.EffectiveDays(this);

    /// <summary>The best matches first; equally good ones by kind, then by name in the language's collation.</summary>
    /// <param name="query">As typed.</param>
    /// <param name="day">Names of that day, and what is in force on it, rank first.</param>
    /// <param name="language">BCP 47; names in it rank before those in others.</param>
    /// <param name="atMost">Up to <see cref="BestMatches.Most"/>.</param>
    public IReadOnlyList<SearchMatch> Find(string query, DateOnly day, string language, int atMost) => index.Search.Find(query, Known, day, language, atMost);

    private IEnumerable<T> SaidOf<T>(T[] versions)
        where T : Recorded => versions.Where(v => v.IsKnownAt(Known));
}
