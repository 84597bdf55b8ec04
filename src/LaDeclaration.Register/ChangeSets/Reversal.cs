using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>What undoing a revision comes to: the changes that put back what it found, and what stays as it is.</summary>
public sealed record RevertPlan(IReadOnlyList<Change> Changes, IReadOnlyList<SkippedChange> Skipped)
{
    /// <summary>
    /// What still stands as the revision left it is put back; what says something else by now is left alone.
    /// A source that the revision added goes only when nothing that remains cites it.
    /// </summary>
    /// <param name="published">What the revision did.</param>
    /// <param name="versions">Every version of the facts it changed, and what cites the sources it added.</param>
    /// <param name="revision">Its number.</param>
    public static RevertPlan Of(IReadOnlyList<Change> published, IEnumerable<Recorded> versions, int revision)
    {
        var rows = versions.ToLookup(r => r.FactId);
        var standing = new RegisterState(rows.SelectMany(fact => fact).Where(r => r.IsCurrent()));
        var changes = new List<Change>();
        var left = new List<SkippedChange>();
        foreach (var change in published.OrderBy(c => c is { Verb: Verb.Add, Proposed: Source }))
        {
            var was = rows[change.FactId].SingleOrDefault(r => r.SupersededIn == revision);
            var made = rows[change.FactId].SingleOrDefault(r => r.RecordedIn == revision);
            var now = standing.Find(change.FactId);
            if (!IsSame(made, now))
                left.Add(new SkippedChange(change, was, now, now?.RecordedIn ?? rows[change.FactId].Max(r => r.SupersededIn), []));
            else if (was is null && now is Source source && Citing(source, standing.Apply(changes)) is { Count: > 0 } citing)
                left.Add(new SkippedChange(change, was, now, null, citing));
            else if (Undoing(was, now) is { } undoing)
                changes.Add(undoing);
        }
        return new RevertPlan(changes, left);
    }

    private static Change? Undoing(Recorded? was, Recorded? now) => (was, now) switch
    {
        (null, { } added) => Change.Retract(added),
        ({ } retracted, null) => Change.Add(retracted),
        ({ } earlier, { } altered) when !earlier.HasSameContentAs(altered) => Change.Correct(altered, earlier),
        _ => null,
    };

    private static bool IsSame(Recorded? made, Recorded? now) =>
        made is null ? now is null : now is not null && made.HasSameContentAs(now);

    private static List<Statement> Citing(Source source, RegisterState remaining) =>
        [.. remaining.All<Statement>().Where(s => s.Sources.Contains(source.Key))];
}

/// <summary>Something that a revision did and that undoing it does not touch.</summary>
/// <param name="Change">What the revision did.</param>
/// <param name="Was">The version that it acted on; none for an add.</param>
/// <param name="Now">What the register says now; none when it was taken back.</param>
/// <param name="ChangedIn">The revision that changed it since; none for a source that is still cited.</param>
/// <param name="CitedBy">What still cites it, if it is a source.</param>
public sealed record SkippedChange(Change Change, Recorded? Was, Recorded? Now, int? ChangedIn, IReadOnlyList<Statement> CitedBy);
