using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>A revision whose effects were undone later.</summary>
/// <param name="Revision">The number of the last revision that undid them.</param>
/// <param name="IsComplete">Whether all of its effects were undone.</param>
public sealed record RevertedState(int Revision, bool IsComplete)
{
    /// <summary>Null unless at least one statement is again as it was before the revision.</summary>
    /// <param name="published">The changes of the revision.</param>
    /// <param name="versions">All versions of the statements it changed. Sources do not count: they stay if others cite them meanwhile.</param>
    /// <param name="revision">The number of the revision.</param>
    public static RevertedState? Of(IReadOnlyList<Change> published, ILookup<Guid, Statement> versions, int revision)
    {
        var changed = published.Where(c => versions.Contains(c.FactId)).Select(c => versions[c.FactId].ToList()).ToList();
        var last = changed.Where(rows => IsRestored(rows, revision, VersionAt(rows, int.MaxValue))).Max(rows => VersionAt(rows, int.MaxValue)?.RecordedIn ?? rows.Max(r => r.SupersededIn));
        // Judged at the last undoing, so that still later changes do not make it incomplete.
        return last is null ? null : new RevertedState(last.Value, changed.TrueForAll(rows => IsRestored(rows, revision, VersionAt(rows, last.Value))));
    }

    private static Statement? VersionAt(List<Statement> rows, int known) => rows.Find(r => r.IsKnownAt(known));

    private static bool IsRestored(List<Statement> rows, int revision, Statement? version)
    {
        var was = rows.Find(r => r.SupersededIn == revision);
        return IsSame(was, version) && !IsSame(was, rows.Find(r => r.RecordedIn == revision));
    }

    private static bool IsSame(Statement? one, Statement? other) => one is null ? other is null : other is not null && one.HasSameContentAs(other);
}
