using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Browsing;

/// <summary>A revision as told to somebody who asks about something.</summary>
/// <param name="Summary">How many entries of each verb concern it, and how many sources: “63 entries added, 1 source added”.</param>
/// <param name="Lines">The first of its sentences.</param>
/// <param name="Untold">How many changes those do not tell.</param>
public sealed record RevisionSummary(
    int Number, DateTime PublishedAt, Reason Reason, string Summary, IReadOnlyList<ChangeLine> Lines, int Untold);

/// <summary>The register's revisions in plain sentences, newest first. A few queries, however many changes.</summary>
public sealed class RevisionHistory(RegisterDbContext db, ReadingContext reader, ChangeDescriber describer, Formatter format, IStringLocalizer<Words> words)
{
    /// <summary>Of a longer revision the changes after these are counted, not read.</summary>
    private const int MostRead = 100;

    private const int LinesInShort = 2;

    /// <summary>The newest revisions in short, for a page about something else.</summary>
    public Task<IReadOnlyList<RevisionSummary>> ReadNewest(ChangeScope scope, NameLookup names, CancellationToken cancellation, int revisions = 10) =>
        Read(scope, reader.Clocks.Known, revisions, LinesInShort, names, cancellation);

    /// <param name="newest">The revision to begin with.</param>
    /// <param name="revisions">How many revisions at most.</param>
    /// <param name="lines">How many sentences of each at most.</param>
    public async Task<IReadOnlyList<RevisionSummary>> Read(ChangeScope scope, int newest, int revisions, int lines, NameLookup names, CancellationToken cancellation)
    {
        var told = await db.RevisionsTouching(scope, reader.Clocks, reader.Today).Where(r => r.Number <= newest)
            .OrderByDescending(r => r.Number).Take(revisions)
            .Select(r => new RevisionLine(r.Number, r.PublishedAt, new Reason(r.Reason, r.ReasonLanguage, r.ChangeSet!.SeedKey)))
            .ToListAsync(cancellation);
        var numbers = told.Select(r => r.Number).ToList();
        var changes = Changes(numbers, scope);
        var counts = (await changes.Select(c => new { c.Revision, c.Change.Verb, IsSource = db.Sources.Any(s => s.FactId == c.Change.FactId) })
                .GroupBy(c => new { c.Revision, c.IsSource, c.Verb }).Select(g => new { g.Key.Revision, g.Key.IsSource, g.Key.Verb, Count = g.Count() }).ToListAsync(cancellation))
            .ToLookup(c => c.Revision);
        var read = (await changes.Where(c => !scope.IsAll || c.Change.Position <= MostRead).OrderBy(c => c.Change.Position).AsNoTracking().ToListAsync(cancellation))
            .ToLookup(c => c.Revision, c => c.Change);
        var before = await db.ActedOn(read.SelectMany(r => r), cancellation);
        return [.. told.Select(Account)];

        RevisionSummary Account(RevisionLine r)
        {
            var all = describer.DescribeChanges([.. read[r.Number]], before.Of, names);
            var total = counts[r.Number].Sum(c => c.Count);
            // An end and an add that together say “it changed” count once; where not all was read, as they are.
            var counted = all.Sum(l => l.Changes.Count) == total
                ? all.GroupBy(l => l.Changes.Count > 1 ? "Moment_Changed" : CountKey(l.Verb, IsSource(l))).OrderBy(g => IsSource(g.First())).ThenBy(g => g.First().Verb).Select(g => format.Count(g.Key, g.Count()))
                : counts[r.Number].OrderBy(c => c.IsSource).ThenBy(c => c.Verb).Select(c => format.Count(CountKey(c.Verb, c.IsSource), c.Count));
            var shown = all.Take(lines).ToList();
            return new RevisionSummary(r.Number, r.PublishedAt, r.Reason, string.Join(words["List_Comma"], counted), shown, total - shown.Sum(l => l.Changes.Count));
        }
    }

    /// <summary>An entry is a statement; what it cites is counted apart.</summary>
    private static string CountKey(Verb verb, bool isSource) => isSource ? "CountSource_" + verb : "Count_" + verb;

    private static bool IsSource(ChangeLine line) => line.Subject.Source is not null;

    private IQueryable<RevisionChange> Changes(List<int> numbers, ChangeScope scope)
    {
        var changes = db.Revisions.Where(r => numbers.Contains(r.Number))
            .Join(db.Changes, r => r.ChangeSetNumber, c => c.ChangeSetNumber, (r, c) => new RevisionChange { Revision = r.Number, Change = c });
        if (scope.IsAll && !reader.LooksBack)
            return changes;
        var touched = db.StatementsTouched(scope, reader.Clocks, reader.Today);
        var isAll = scope.IsAll;
        return changes.Where(c => touched.Any(s => s.FactId == c.Change.FactId && (s.RecordedIn == c.Revision || s.SupersededIn == c.Revision))
            || (isAll && db.Sources.Any(s => s.FactId == c.Change.FactId)));
    }

    private sealed class RevisionChange
    {
        public int Revision { get; init; }

        public required Change Change { get; init; }
    }
}
