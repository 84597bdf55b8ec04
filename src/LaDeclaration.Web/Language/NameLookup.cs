using LaDeclaration.Register.Data;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Language;

/// <summary>The newest known name of every noun, whatever the date: for sentences about changes and for forms.</summary>
public sealed class NameLookup
{
    private readonly Dictionary<Subject, Details> newest;
    private readonly Dictionary<string, Source> sources;
    private readonly Dictionary<string, Source> gone;

    private NameLookup(Dictionary<Subject, Details> newest, Dictionary<string, Source> sources, Dictionary<string, Source> gone)
    {
        this.newest = newest;
        this.sources = sources;
        this.gone = gone;
    }

    public static async Task<NameLookup> Read(RegisterDbContext db, int known, CancellationToken cancellation = default)
    {
        var details = await db.Set<Details>().AsNoTracking().KnownAt(known).ToListAsync(cancellation);
        var cited = await db.Sources.AsNoTracking().RecordedBy(known).OrderBy(s => s.RecordedIn).ToListAsync(cancellation);
        var stand = cited.ToLookup(s => s.IsKnownAt(known));
        var gone = stand[false].ToLookup(s => s.Key).ToDictionary(versions => versions.Key, versions => versions.Last());
        var lookup = new NameLookup([], [], gone);
        lookup.Add(details);
        lookup.Add(stand[true]);
        return lookup;
    }

    /// <summary>The names that those rows give themselves.</summary>
    public static NameLookup Of(IEnumerable<Recorded> rows)
    {
        var lookup = new NameLookup([], [], []);
        lookup.Add(rows);
        return lookup;
    }

    /// <summary>Everything that has a name, each in its newest wording.</summary>
    public IEnumerable<Details> Nouns => newest.Values;

    public IEnumerable<Source> Sources => sources.Values;

    public LocalizedText? Country(string code) => Of(new Subject("country", Country: code));

    public LocalizedText? Committee(string slug) => Of(new Subject("committee", Committee: slug));

    public LocalizedText? Pillar(int number) => Of(new Subject("pillar", Pillar: number));

    /// <summary>The source as it is, or as it was when it was taken back.</summary>
    public Source? Source(string key) => sources.GetValueOrDefault(key) ?? gone.GetValueOrDefault(key);

    /// <summary>The revision that took the source back; none while it stands. That a draft would add it again does not count.</summary>
    public int? GetRetractedIn(string key) => sources.TryGetValue(key, out var source) && source.RecordedIn > 0 ? null : gone.GetValueOrDefault(key)?.SupersededIn;

    /// <summary>The same names, to take in what one draft creates without telling the next.</summary>
    public NameLookup Copy() => new(new(newest), new(sources), gone);

    /// <summary>Takes in rows that are not published yet, so that a draft can speak of what it creates.</summary>
    public void Add(IEnumerable<Recorded> rows)
    {
        foreach (var row in rows)
        {
            if (row is Source source)
                sources.TryAdd(source.Key, source);
            else if (row is Details details && (!newest.TryGetValue(details.Subject, out var held) || held.From <= details.From))
                newest[details.Subject] = details;
        }
    }

    /// <summary>Takes in what rows that stand no longer said, where no other name is known.</summary>
    public void AddMissing(IEnumerable<Recorded> rows) =>
        Add([.. rows.Where(row => row is not Details details || !newest.ContainsKey(details.Subject))]);

    private LocalizedText? Of(Subject subject) => newest.GetValueOrDefault(subject)?.Name;
}
