using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>The changes that undo a revision, and what cannot be undone.</summary>
public sealed record RevertPlan(IReadOnlyList<Change> Changes, IReadOnlyList<SkippedChange> Skipped)
{
    /// <summary>
    /// Undoes what is still as the revision left it and skips what later revisions changed.
    /// A source that the revision added is retracted only if nothing that remains cites it.
    /// </summary>
    /// <param name="published">The changes of the revision.</param>
    /// <param name="versions">All versions of the facts it changed, and the statements that cite sources it added.</param>
    /// <param name="revision">The number of the revision.</param>
    public static RevertPlan Create(IReadOnlyList<Change> published, IEnumerable<Recorded> versions, int revision)
    {
        var rows = versions.ToLookup(r => r.FactId);
        var current = new RegisterState(rows.SelectMany(fact => fact).Where(r => r.IsCurrent()));
        var changes = new List<Change>();
        var skipped = new List<SkippedChange>();
        foreach (var change in published.OrderBy(c => c is { Verb: Verb.Add, Proposed: Source }))
        {
            var before = rows[change.FactId].SingleOrDefault(r => r.SupersededIn == revision);
            var made = rows[change.FactId].SingleOrDefault(r => r.RecordedIn == revision);
            var now = current.Find(change.FactId);
            if (!IsSame(made, now))
                skipped.Add(new SkippedChange(change, before, now, now?.RecordedIn ?? rows[change.FactId].Max(r => r.SupersededIn), []));
            else if (before is null && now is Source source && FindCiting(source, current.Apply(changes)) is { Count: > 0 } citing)
                skipped.Add(new SkippedChange(change, before, now, null, citing));
            else if (CreateInverse(before, now) is { } inverse)
                changes.Add(inverse);
        }
        return new RevertPlan(changes, skipped);
    }

    private static Change? CreateInverse(Recorded? before, Recorded? now) => (before, now) switch
    {
        (null, { } added) => Change.Retract(added),
        ({ } retracted, null) => Change.Add(retracted),
        ({ } earlier, { } altered) when !earlier.HasSameContentAs(altered) => Change.Correct(altered, earlier),
        _ => null,
    };

    private static bool IsSame(Recorded? made, Recorded? now) =>
        made is null ? now is null : now is not null && made.HasSameContentAs(now);

    private static List<Statement> FindCiting(Source source, RegisterState remaining) =>
        [.. remaining.All<Statement>().Where(s => s.Sources.Contains(source.Key))];
}

/// <summary>A change of a revision that a <see cref="RevertPlan"/> does not undo.</summary>
/// <param name="Was">The version before the revision; null for an add.</param>
/// <param name="Now">The current version; null if it was retracted.</param>
/// <param name="ChangedIn">The later revision that changed the fact; null for a source that is still cited.</param>
/// <param name="CitedBy">The statements that still cite it, if it is a source.</param>
public sealed record SkippedChange(Change Change, Recorded? Was, Recorded? Now, int? ChangedIn, IReadOnlyList<Statement> CitedBy);
