using LaDeclaration.Register.Search;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Language;

/// <summary>The latest names of countries, committees, pillars and sources at a revision, whatever the date: for sentences about changes and for forms.</summary>
public sealed class NameLookup
{
    private readonly IndexAtRevision index;
    private readonly Dictionary<Subject, Details> details;
    private readonly Dictionary<string, Source> sources;

    public NameLookup(IndexAtRevision index)
        : this(index, [], [])
    {
    }

    private NameLookup(IndexAtRevision index, Dictionary<Subject, Details> details, Dictionary<string, Source> sources) =>
        (this.index, this.details, this.sources) = (index, details, sources);

    public LocalizedText? Country(string code) => Of(new Subject("country", Country: code))?.Name;

    public LocalizedText? Committee(string slug) => Of(new Subject("committee", Committee: slug))?.Name;

    public LocalizedText? Pillar(int number) => Of(new Subject("pillar", Pillar: number))?.Name;

    /// <summary>The current source, otherwise its last version before it was retracted.</summary>
    public Source? Source(string key) => index.Source(key) ?? sources.GetValueOrDefault(key) ?? index.RetractedSource(key);

    /// <summary>The number of the revision that retracted the source; null while it is current. Sources added by a draft do not count.</summary>
    public int? GetRetractedIn(string key) => index.RetractedSource(key)?.SupersededIn;

    /// <summary>A copy, to which the names of one draft can be added without affecting others.</summary>
    public NameLookup Copy() => new(index, new(details), new(sources));

    /// <summary>Adds the names in rows, such as those that a draft creates; later details replace earlier ones.</summary>
    public void Add(IEnumerable<Recorded> rows)
    {
        foreach (var row in rows)
        {
            if (row is Source source)
                sources.TryAdd(source.Key, source);
            else if (row is Details added && !(Of(added.Subject)?.From > added.From))
                details[added.Subject] = added;
        }
    }

    /// <summary>Adds the names in rows that are no longer current, if no other name is known.</summary>
    public void AddMissing(IEnumerable<Recorded> rows) => Add([.. rows.Where(row => row is not Details || Of(row.Subject) is null)]);

    private Details? Of(Subject subject) => details.GetValueOrDefault(subject) ?? (index.Versions(subject) is [.., var latest] ? latest : null);
}
