using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>That the register says again what it said before a revision.</summary>
/// <param name="Revision">The later revision that put it back; of several the last.</param>
/// <param name="IsWhole">Whether that is so of everything the revision did.</param>
public sealed record Undoing(int Revision, bool IsWhole)
{
    /// <summary>None while all that the revision did stands, or has come to be something else than before.</summary>
    /// <param name="published">What the revision did.</param>
    /// <param name="versions">Every version of the statements it changed. Sources do not count: one that came with it stays when others cite it by now.</param>
    /// <param name="revision">Its number.</param>
    public static Undoing? Of(IReadOnlyList<Change> published, ILookup<Guid, Statement> versions, int revision)
    {
        var putBack = published.Where(c => versions.Contains(c.FactId)).Select(c => PutBackIn([.. versions[c.FactId]], revision)).ToList();
        return putBack.Max() is { } last ? new Undoing(last, putBack.TrueForAll(p => p is not null)) : null;
    }

    private static int? PutBackIn(List<Statement> versions, int revision)
    {
        var was = versions.Find(r => r.SupersededIn == revision);
        var made = versions.Find(r => r.RecordedIn == revision);
        var now = versions.Find(r => r.SupersededIn is null);
        return IsSame(was, now) && !IsSame(was, made) ? now?.RecordedIn ?? versions.Max(r => r.SupersededIn) : null;
    }

    private static bool IsSame(Statement? one, Statement? other) => one is null ? other is null : other is not null && one.SaysTheSameAs(other);
}
