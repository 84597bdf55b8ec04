using System.Globalization;
using System.Linq.Expressions;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Browsing;

/// <summary>
/// Pillars, committees, countries and memberships as they stood through the two clocks, with what is announced for later.
/// A few queries, however many rows.
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
        Endorsements = [.. inForce.OfType<Endorsement>().OrderBy(e => CountryName(e.Country), Sorting)];
        Memberships = [.. inForce.OfType<Membership>().Where(m => committees.ContainsKey(m.Committee)).OrderBy(m => CountryName(m.Country), Sorting)];
        inBothRoles = [.. Memberships.GroupBy(m => (m.Country, m.Committee)).Where(g => g.DistinctBy(m => m.Role).Count() > 1).Select(g => g.Key)];
    }

    public Clocks Clocks { get; }

    public string Language { get; }

    public IReadOnlyList<PillarDetails> Pillars { get; private set; }

    /// <summary>The pillars as they were before.</summary>
    internal IReadOnlyList<PillarDetails> EarlierPillars { get; }

    /// <summary>In order of pillar and place.</summary>
    public IReadOnlyList<CommitteeDetails> Committees { get; private set; }

    public IReadOnlyDictionary<string, CountryDetails> CountryNames { get; }

    /// <summary>In the language's order of names.</summary>
    public IReadOnlyList<Endorsement> Endorsements { get; }

    /// <summary>In the language's order of the countries' names.</summary>
    public IReadOnlyList<Membership> Memberships { get; private set; }

    /// <summary>Known at the revision, but only from a later day; none when looking at the past.</summary>
    public IReadOnlyList<Statement> Announced { get; }

    /// <summary>What closes or ends for good on a later day, memberships left out; none when looking at the past.</summary>
    public IReadOnlyList<Statement> Ending { get; }

    public IReadOnlyDictionary<string, Source> Sources { get; private set; } = new Dictionary<string, Source>();

    /// <summary>The names of all that is in force or announced.</summary>
    public NameLookup Names { get; }

    /// <summary>What is over, where nobody or nothing took its place.</summary>
    public EndedEntries Ended { get; private set; } = new([], default);

    /// <summary>The register's first day, when nothing was in force on the day asked about.</summary>
    public DateOnly? Starts { get; private set; }

    /// <summary>The day on which the first committee begins, when none had begun on the day asked about.</summary>
    public DateOnly? CommitteesBegin { get; private set; }

    /// <summary>Whether any committee is in force, be it part of this or not.</summary>
    public bool HasCommittees => committees.Count > 0;

    /// <summary>Names in the language's order.</summary>
    public StringComparer Sorting => StringComparer.Create(CultureInfo.GetCultureInfo(Language), ignoreCase: true);

    /// <summary>The endorsing countries that no committee lists.</summary>
    public IEnumerable<Endorsement> WithoutRole => Endorsements.Where(e => Memberships.All(m => m.Country != e.Country));

    public static async Task<RegisterSnapshot> Read(RegisterDbContext db, ReadingContext reader, Expression<Func<Membership, bool>>? which = null, EndedEntriesScope? missing = null, CancellationToken cancellation = default)
    {
        var day = reader.Clocks.On;
        // Pillars are few, and are shown since when they are there under whichever name.
        var known = db.Statements.AsNoTracking().KnownAt(reader.Clocks.Known).Where(s => s.Until == null || s.Until > day || s is PillarDetails);
        var memberships = known.OfType<Membership>();
        if (which is not null)
            memberships = memberships.Where(which);
        var statements = await known.Where(s => !(s is Membership)).ToListAsync(cancellation);
        statements.AddRange(await memberships.ToListAsync(cancellation));
        var snapshot = new RegisterSnapshot(reader, statements);
        snapshot.Ended = await EndedEntries.Read(db, reader, snapshot, missing ?? new EndedEntriesScope(_ => which is null), which, cancellation);
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

    /// <summary>The name in the reader's language; the code when the country has no name at this date.</summary>
    public string CountryName(string code) => CountryNames.TryGetValue(code, out var details) ? details.Name.In(Language).Text : code;

    /// <summary>Whether the country is lead and participant of that committee at once.</summary>
    public bool HasBothRoles(string country, string committee) => inBothRoles.Contains((country, committee));

    /// <summary>How many such roles there are, of a country, in a committee or in all; who has both roles in a committee counts there once, as lead.</summary>
    public int Count(Role role, string? country = null, string? committee = null) => Memberships.Count(m =>
        m.Role == role && (country ?? m.Country) == m.Country && (committee ?? m.Committee) == m.Committee && (role == Role.Lead || !HasBothRoles(m.Country, m.Committee)));

    /// <summary>The same of those pillars and committees alone, in that order.</summary>
    public RegisterSnapshot Of(IEnumerable<PillarDetails> pillars, IEnumerable<CommitteeDetails> committees)
    {
        var part = (RegisterSnapshot)MemberwiseClone();
        part.Pillars = [.. pillars];
        part.Committees = [.. committees];
        part.Memberships = [.. Memberships.Where(m => part.Committees.Any(c => c.Committee == m.Committee))];
        return part;
    }

    /// <summary>
    /// The newest date of the sources that say so, ISO 8601; none when no source has a date, or only one from before the first day:
    /// that announced it, and that it is so nobody has confirmed yet.
    /// </summary>
    public string? GetLastConfirmed(Statement statement) =>
        ConfirmationRules.FindLatestDate(statement.From, statement.Sources.Select(key => Sources.GetValueOrDefault(key)?.Date));

    /// <summary>What is announced about a committee.</summary>
    public IEnumerable<Statement> AnnouncedForCommittee(string committee) => Announced.Where(s => s.Subject.Committee == committee);

    /// <summary>The closing or ending of something that is announced.</summary>
    public T? FindEnding<T>(Func<T, bool> which)
        where T : Statement => Ending.OfType<T>().FirstOrDefault(which);

    /// <summary>What is announced for a pillar itself: another wording, and committees that are not there yet.</summary>
    public IEnumerable<Statement> AnnouncedForPillar(int pillar) => Announced.Where(s =>
        s is PillarDetails wording && wording.Pillar == pillar || s is CommitteeDetails coming && coming.Pillar == pillar && Committee(coming.Committee) is null);

    /// <summary>What those statements cite, oldest first.</summary>
    public IEnumerable<Source> Cited(IEnumerable<Statement> statements) => statements
        .SelectMany(s => s.Sources)
        .Distinct()
        .Select(key => Sources.GetValueOrDefault(key))
        .OfType<Source>()
        .OrderBy(s => s.Date, StringComparer.Ordinal);
}
