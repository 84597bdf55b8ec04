using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Browsing;

/// <summary>A revision, as far as it is about a scope.</summary>
/// <param name="Summary">The numbers of changes: “63 entries added, 1 source added”.</param>
/// <param name="Lines">The first of its changes.</param>
/// <param name="OmittedCount">How many changes are not in the lines.</param>
public sealed record RevisionSummary(
    int Number, DateTime PublishedAt, Reason Reason, string Summary, IReadOnlyList<ChangeLine> Lines, int OmittedCount);

/// <summary>Reads revisions with their changes in sentences, newest first, with a fixed number of queries.</summary>
public sealed class RevisionHistory(RegisterDbContext db, ReadingContext reader, ChangeDescriber describer, Formatter format, IStringLocalizer<Words> words)
{
    /// <summary>Further changes of a revision are counted, but not read.</summary>
    private const int MaxRead = 100;

    private const int ShortLines = 2;

    /// <summary>The newest revisions with few lines, for pages about something else.</summary>
    public Task<IReadOnlyList<RevisionSummary>> ReadNewest(ChangeScope scope, NameLookup names, CancellationToken cancellation, int revisions = 10) =>
        Read(scope, [.. Of(scope).Revisions.Take(revisions)], ShortLines, names, cancellation);

    /// <summary>What happened to a scope by the reader's clocks.</summary>
    public IndexedHistory Of(ChangeScope scope) => new(reader.Index.Index, scope, reader.LooksBack ? reader.Clocks.On : null);

    /// <param name="numbers">Of the revisions, newest first.</param>
    /// <param name="lines">The maximum number of lines of each.</param>
    public async Task<IReadOnlyList<RevisionSummary>> Read(ChangeScope scope, IReadOnlyList<int> numbers, int lines, NameLookup names, CancellationToken cancellation)
    {
        if (numbers.Count == 0)
            return [];
        var found = await db.Revisions.Where(r => numbers.Contains(r.Number))
            .OrderByDescending(r => r.Number)
            .Select(r => new RevisionLine(r.Number, r.PublishedAt, new Reason(r.Reason, r.ReasonLanguage, r.ChangeSet!.SeedKey)))
            .ToListAsync(cancellation);
        var about = Of(scope);
        var sources = about.FindSources(numbers);
        var changes = Changes(numbers, about, sources);
        var counts = (await changes.Select(c => new { c.Revision, c.Change.Verb, IsSource = sources.Contains(c.Change.FactId) })
                .GroupBy(c => new { c.Revision, c.IsSource, c.Verb }).Select(g => new { g.Key.Revision, g.Key.IsSource, g.Key.Verb, Count = g.Count() }).ToListAsync(cancellation))
            .ToLookup(c => c.Revision);
        var read = (await changes.Where(c => !scope.IsAll || c.Change.Position <= MaxRead).OrderBy(c => c.Change.Position).AsNoTracking().ToListAsync(cancellation))
            .ToLookup(c => c.Revision, c => c.Change);
        var before = await db.ActedOn(read.SelectMany(r => r), cancellation);
        return [.. found.Select(Summarize)];

        RevisionSummary Summarize(RevisionLine r)
        {
            var all = describer.DescribeChanges([.. read[r.Number]], before.Of, names);
            var total = counts[r.Number].Sum(c => c.Count);
            // An end and an add in one line count once; if not all changes were read, each counts.
            var counted = all.Sum(l => l.Changes.Count) == total
                ? all.GroupBy(l => l.Changes.Count > 1 ? "EffectiveDate_Changed" : CountKey(l.Verb, IsSource(l))).OrderBy(g => IsSource(g.First())).ThenBy(g => g.First().Verb).Select(g => format.Count(g.Key, g.Count()))
                : counts[r.Number].OrderBy(c => c.IsSource).ThenBy(c => c.Verb).Select(c => format.Count(CountKey(c.Verb, c.IsSource), c.Count));
            var shown = all.Take(lines).ToList();
            return new RevisionSummary(r.Number, r.PublishedAt, r.Reason, string.Join(words["List_Comma"], counted), shown, total - shown.Sum(l => l.Changes.Count));
        }
    }

    /// <summary>The words for sources differ from those for statements.</summary>
    private static string CountKey(Verb verb, bool isSource) => isSource ? "CountSource_" + verb : "Count_" + verb;

    private static bool IsSource(ChangeLine line) => line.Subject.Source is not null;

    private IQueryable<RevisionChange> Changes(IReadOnlyList<int> numbers, IndexedHistory about, IReadOnlyList<Guid> sources)
    {
        var changes = db.Revisions.Where(r => numbers.Contains(r.Number))
            .Join(db.Changes, r => r.ChangeSetNumber, c => c.ChangeSetNumber, (r, c) => new RevisionChange { Revision = r.Number, Change = c });
        if (about.IsEverything)
            return changes;
        var facts = about.FindFacts(numbers);
        var ofFacts = changes.Where(c => facts.Contains(c.Change.FactId));
        if (!reader.LooksBack)
            return ofFacts;
        var day = reader.Clocks.On;
        return ofFacts.Where(c => sources.Contains(c.Change.FactId)
            || db.Statements.Any(s => s.FactId == c.Change.FactId && (s.RecordedIn == c.Revision || s.SupersededIn == c.Revision) && s.From <= day));
    }

    private sealed class RevisionChange
    {
        public int Revision { get; init; }

        public required Change Change { get; init; }
    }
}
