using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Data;

/// <summary>Whether a permanent key was ever given, so that nothing else gets it. What a later revision added and still says does not count: that is a conflict, which the publisher shows.</summary>
public static class UsedKeys
{
    public static bool HasHadCommittee(this IndexAtRevision index, string slug) => IsUsed(index.Index.Committees.Of(slug), index.Known);

    public static bool HasHadSource(this IndexAtRevision index, string key) => IsUsed(index.Index.Sources.Of(key), index.Known);

    private static bool IsUsed(IEnumerable<Recorded> versions, int known) => versions.Any(v => v.RecordedIn <= known || !v.IsCurrent());
}
