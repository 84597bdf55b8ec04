using LaDeclaration.Register.Data;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>The newest known name of every noun, whatever the date: for sentences about changes and for forms.</summary>
public sealed class NameBook
{
    private readonly Dictionary<Subject, Details> newest;
    private readonly Dictionary<string, Source> sources;

    private NameBook(Dictionary<Subject, Details> newest, Dictionary<string, Source> sources)
    {
        this.newest = newest;
        this.sources = sources;
    }

    public static async Task<NameBook> Read(RegisterDbContext db, int known, CancellationToken cancellation = default)
    {
        var book = new NameBook([], []);
        book.Learn(await db.Set<Details>().AsNoTracking().KnownAt(known).ToListAsync(cancellation));
        book.Learn(await db.Sources.AsNoTracking().KnownAt(known).ToListAsync(cancellation));
        return book;
    }

    /// <summary>The names that those rows give themselves.</summary>
    public static NameBook Of(IEnumerable<Recorded> rows)
    {
        var book = new NameBook([], []);
        book.Learn(rows);
        return book;
    }

    /// <summary>Everything that has a name, each in its newest wording.</summary>
    public IEnumerable<Details> Nouns => newest.Values;

    public IEnumerable<Source> Sources => sources.Values;

    public LocalizedText? Country(string code) => Of(new Subject("country", Country: code));

    public LocalizedText? Committee(string slug) => Of(new Subject("committee", Committee: slug));

    public LocalizedText? Pillar(int number) => Of(new Subject("pillar", Pillar: number));

    public Source? Source(string key) => sources.GetValueOrDefault(key);

    /// <summary>The same names, to take in what one draft creates without telling the next.</summary>
    public NameBook Copy() => new(new(newest), new(sources));

    /// <summary>Takes in rows that are not published yet, so that a draft can speak of what it creates.</summary>
    public void Learn(IEnumerable<Recorded> rows)
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
    public void Remember(IEnumerable<Recorded> rows) =>
        Learn([.. rows.Where(row => row is not Details details || !newest.ContainsKey(details.Subject))]);

    private LocalizedText? Of(Subject subject) => newest.GetValueOrDefault(subject)?.Name;
}
