using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Language;

/// <summary>The latest names of countries, committees, pillars and sources, whatever the date: for sentences about changes and for forms.</summary>
public sealed class NameLookup
{
    private readonly Dictionary<Subject, Details> newest;
    private readonly Dictionary<string, Source> sources;
    private readonly Dictionary<string, Source> retracted;

    private NameLookup(Dictionary<Subject, Details> newest, Dictionary<string, Source> sources, Dictionary<string, Source> retracted)
    {
        this.newest = newest;
        this.sources = sources;
        this.retracted = retracted;
    }

    public static async Task<NameLookup> Read(RegisterDbContext db, int known, CancellationToken cancellation = default)
    {
        var details = await db.Set<Details>().AsNoTracking().KnownAt(known).ToListAsync(cancellation);
        var all = await db.Sources.AsNoTracking().RecordedBy(known).OrderBy(s => s.RecordedIn).ToListAsync(cancellation);
        var grouped = all.ToLookup(s => s.IsKnownAt(known));
        var retracted = grouped[false].ToLookup(s => s.Key).ToDictionary(versions => versions.Key, versions => versions.Last());
        var lookup = new NameLookup([], [], retracted);
        lookup.Add(details);
        lookup.Add(grouped[true]);
        return lookup;
    }

    /// <summary>A lookup of the names in those rows.</summary>
    public static NameLookup Of(IEnumerable<Recorded> rows)
    {
        var lookup = new NameLookup([], [], []);
        lookup.Add(rows);
        return lookup;
    }

    /// <summary>The latest details of everything that has a name.</summary>
    public IEnumerable<Details> Nouns => newest.Values;

    public LocalizedText? Country(string code) => Of(new Subject("country", Country: code));

    public LocalizedText? Committee(string slug) => Of(new Subject("committee", Committee: slug));

    public LocalizedText? Pillar(int number) => Of(new Subject("pillar", Pillar: number));

    /// <summary>The current source, otherwise its last version before it was retracted.</summary>
    public Source? Source(string key) => sources.GetValueOrDefault(key) ?? retracted.GetValueOrDefault(key);

    /// <summary>The number of the revision that retracted the source; null while it is current. Sources added by a draft do not count.</summary>
    public int? GetRetractedIn(string key) => sources.TryGetValue(key, out var source) && source.RecordedIn > 0 ? null : retracted.GetValueOrDefault(key)?.SupersededIn;

    /// <summary>A copy, to which the names of one draft can be added without affecting others.</summary>
    public NameLookup Copy() => new(new(newest), new(sources), retracted);

    /// <summary>Adds the names in rows, such as those that a draft creates; later details replace earlier ones.</summary>
    public void Add(IEnumerable<Recorded> rows)
    {
        foreach (var row in rows)
        {
            if (row is Source source)
                sources.TryAdd(source.Key, source);
            else if (row is Details details && (!newest.TryGetValue(details.Subject, out var known) || known.From <= details.From))
                newest[details.Subject] = details;
        }
    }

    /// <summary>Adds the names in rows that are no longer current, if no other name is known.</summary>
    public void AddMissing(IEnumerable<Recorded> rows) =>
        Add([.. rows.Where(row => row is not Details details || !newest.ContainsKey(details.Subject))]);

    private LocalizedText? Of(Subject subject) => newest.GetValueOrDefault(subject)?.Name;
}
