using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Benchmarks.Registers;

/// <summary>
/// The revisions of a made-up register after the initial data, which stay as they are: countries join and leave, committees are founded,
/// renamed, moved and closed, and roles in them are given, confirmed, corrected and ended, as the rules allow. The same at each run.
/// </summary>
internal sealed partial class RegisterHistory
{
    /// <summary>The day that counts as today: what is announced begins or ends after it, and nothing is published after it.</summary>
    public static readonly DateOnly Today = new(2026, 11, 20);

    /// <summary>When the initial data are published.</summary>
    public static readonly DateTimeOffset FirstPublished = new(2022, 11, 1, 9, 0, 0, TimeSpan.Zero);

    private const int Seed = 20_220_610;
    private const double FoundedBy = 0.6;
    private const double FinishedFrom = 0.97;

    private static readonly DateTimeOffset LastPublished = new(2026, 11, 19, 21, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly LosAngeles = new(2022, 6, 10);
    private static readonly DateOnly Lima = new(2022, 10, 6);

    private readonly Random random = new(Seed);
    private readonly GeneratedIds ids;
    private readonly RegisterScale scale;
    private readonly List<Source> sources = [];
    private readonly List<GeneratedCountry> countries;
    private readonly List<GeneratedCommittee> committees = [];
    private readonly Dictionary<int, int> lastOrders;
    private readonly Queue<(int Revision, Action Happen)> events;
    private readonly Queue<GeneratedCommittee> unfounded;

    private int statements;

    // What the revision being made consists of.
    private readonly List<Change> changes = [];
    private readonly HashSet<GeneratedCommittee> touched = [];
    private int number;
    private int quota;
    private DateTime at;
    private DateOnly day;
    private string source = "";
    private string sourceTitle = "";
    private string? delegated;

    /// <param name="initial">The current rows of the initial data.</param>
    public RegisterHistory(RegisterScale scale, IReadOnlyCollection<Recorded> initial)
    {
        this.scale = scale;
        ids = new GeneratedIds(random);
        statements = initial.OfType<Statement>().Count();
        countries = [.. initial.OfType<Endorsement>().OrderBy(e => e.Country, StringComparer.Ordinal).Select(e => new GeneratedCountry(e.Country) { Endorsement = e })];
        lastOrders = initial.OfType<CommitteeDetails>().GroupBy(c => c.Pillar).ToDictionary(g => g.Key, g => g.Max(c => c.Order));
        for (var pillar = 1; pillar <= scale.Pillars; pillar++)
            lastOrders.TryAdd(pillar, 0);
        var pillars = initial.OfType<PillarDetails>().Count();
        var memberships = initial.OfType<Membership>().Count();
        unfounded = new(PlanCommittees(scale.Committees - initial.OfType<CommitteeDetails>().Count(), scale.Roles - memberships));
        events = new(PlanEvents(pillars, countries.ConvertAll(c => c.Code)).OrderBy(e => e.Revision));
    }

    private double Progress => (double)number / scale.Revisions;

    private bool IsFull => changes.Count >= quota;

    /// <param name="newest">The last revision of the initial data.</param>
    public IEnumerable<GeneratedRevision> Continue(int newest)
    {
        var toFound = unfounded.Count;
        for (number = newest + 1; number <= scale.Revisions; number++)
        {
            Begin();
            if (events.TryPeek(out var due) && due.Revision <= number)
                events.Dequeue().Happen();
            else if (unfounded.Count > 0 && toFound - unfounded.Count < toFound * Progress / FoundedBy)
                Found(unfounded.Dequeue());
            else if (random.NextDouble() < 0.15)
                Delegate();
            else
                Review();
            if (changes.Count > 0)
                yield return Finish();
            else
                number--; // Nothing could be done; another try finds something.
        }
    }

    private void Begin()
    {
        changes.Clear();
        touched.Clear();
        delegated = null;
        at = (FirstPublished + (LastPublished - FirstPublished) * Progress).UtcDateTime;
        day = DateOnly.FromDateTime(at).AddDays(-random.Next(10));
        var left = scale.Revisions - number + 1;
        var mean = Math.Max(1, (double)(scale.Statements - statements) / left);
        quota = left == 1 ? (int)mean : Math.Max(1, (int)Math.Round(mean * (0.4 + 1.2 * random.NextDouble())));
        ChooseSource();
    }

    private GeneratedRevision Finish()
    {
        statements += changes.Count(c => c.Proposed is Statement);
        var (reason, language) = GeneratedNames.Reason(random.Next(4), $"“{sourceTitle}”");
        return new GeneratedRevision(number, at, reason, language, delegated, touched.Any(c => c.HasBothRoles), [.. changes]);
    }

    /// <summary>Cites one of the newest sources, or a new one where it is time for one.</summary>
    private void ChooseSource()
    {
        if (sources.Count >= Math.Max(1, scale.Sources * Progress))
        {
            var known = sources[^random.Next(1, Math.Min(sources.Count, 30) + 1)];
            (source, sourceTitle) = (known.Key, known.Title);
            return;
        }
        var made = new Source
        {
            FactId = ids.Next(at),
            Key = $"communique-{sources.Count + 1}",
            Title = $"Joint communiqué no. {sources.Count + 1} on the Action Package Committees",
            Publisher = "Ministry of Foreign Affairs",
            Language = (sources.Count % 4) switch { 0 => "en", 1 => "es", 2 => "pt", _ => "fr" },
            Date = random.NextDouble() < 0.03 ? null : $"{day:yyyy-MM-dd}",
            Address = $"https://www.example.org/communiques/{day.Year}/{sources.Count + 1}",
        };
        sources.Add(Record(Change.Add(made), made));
        (source, sourceTitle) = (made.Key, made.Title);
    }

    /// <summary>Corrects the title of an earlier source.</summary>
    private void CorrectSource()
    {
        var place = random.Next(sources.Count);
        var corrected = sources[place] with { Title = sources[place].Title + " (revised)" };
        sources[place] = Record(Change.Correct(sources[place], corrected), corrected);
    }

    /// <summary>Adds it to the revision being made, and returns the row as it will stand.</summary>
    private T Record<T>(Change change, T proposed)
        where T : Recorded
    {
        changes.Add(change);
        return proposed with { RecordedIn = number };
    }

    private T Add<T>(T added)
        where T : Statement
    {
        var named = added with { FactId = ids.Next(at), Sources = [source] };
        return Record(Change.Add(named), named);
    }

    private T End<T>(T current, DateOnly until)
        where T : Statement
    {
        var change = Change.End(current, until, DateIs.On, [source]);
        return Record(change, (T)change.Proposed!);
    }

    /// <summary>Several things that happen once or a few times, each in a revision of its own.</summary>
    private List<(int Revision, Action Happen)> PlanEvents(int pillars, List<string> known)
    {
        var planned = new List<(int, Action)>();
        for (var pillar = pillars + 1; pillar <= scale.Pillars; pillar++)
            Plan(0, 0.01, AddPillar, pillar);
        foreach (var code in NewCountries(known))
            Plan(0, random.NextDouble() < 0.8 ? 0.02 : 0.6, Join, code);
        for (var i = 0; i < Math.Max(2, scale.Countries / 10); i++)
            Plan(0.15, 0.5, Leave, i % 2 == 0);
        for (var i = 0; i < Math.Max(2, scale.Countries / 20); i++)
            Plan(0.2, 0.9, RenameCountry, i);
        for (var i = 0; i < Math.Max(2, scale.Committees / 1_000); i++)
            Plan(0.95, 0.99, AnnounceEnd, i);
        for (var i = 0; i < Math.Max(2, scale.Sources / 30); i++)
            Plan(0.05, 0.95, _ => CorrectSource(), i);
        Plan(0.9, 0.95, AnnounceCountry, 0);
        return planned;

        void Plan<T>(double from, double to, Action<T> happen, T what) =>
            planned.Add(((int)(scale.Revisions * (from + (to - from) * random.NextDouble())), () => happen(what)));
    }

    private void AddPillar(int pillar) =>
        Add(new PillarDetails { Pillar = pillar, Name = GeneratedNames.ForPillar(pillar), From = LosAngeles });

    private bool Chance(double probability) => random.NextDouble() < probability;

    private DateOnly Later() => Today.AddDays(random.Next(2, 700));

    private DateOnly Between(DateOnly first, DateOnly last) => first.AddDays(random.Next(last.DayNumber - first.DayNumber + 1));
}
