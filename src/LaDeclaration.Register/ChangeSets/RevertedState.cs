using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>That the register says again what it said before a revision.</summary>
/// <param name="Revision">The later revision that put it back; of several the last.</param>
/// <param name="IsWhole">Whether that is so of everything the revision did.</param>
public sealed record RevertedState(int Revision, bool IsWhole)
{
    /// <summary>None while all that the revision did stands, or has come to be something else than before.</summary>
    /// <param name="published">What the revision did.</param>
    /// <param name="versions">Every version of the statements it changed. Sources do not count: one that came with it stays when others cite it by now.</param>
    /// <param name="revision">Its number.</param>
    public static RevertedState? Of(IReadOnlyList<Change> published, ILookup<Guid, Statement> versions, int revision)
    {
        var changed = published.Where(c => versions.Contains(c.FactId)).Select(c => versions[c.FactId].ToList()).ToList();
        var last = changed.Where(rows => IsAsBefore(rows, revision, At(rows, int.MaxValue))).Max(rows => At(rows, int.MaxValue)?.RecordedIn ?? rows.Max(r => r.SupersededIn));
        // What something later did with it again does not make the undoing a part.
        return last is null ? null : new RevertedState(last.Value, changed.TrueForAll(rows => IsAsBefore(rows, revision, At(rows, last.Value))));
    }

    private static Statement? At(List<Statement> rows, int known) => rows.Find(r => r.IsKnownAt(known));

    private static bool IsAsBefore(List<Statement> rows, int revision, Statement? then)
    {
        var was = rows.Find(r => r.SupersededIn == revision);
        return IsSame(was, then) && !IsSame(was, rows.Find(r => r.RecordedIn == revision));
    }

    private static bool IsSame(Statement? one, Statement? other) => one is null ? other is null : other is not null && one.HasSameContentAs(other);
}
