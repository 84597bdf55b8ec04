using System.Collections.Concurrent;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>The versions of facts by what they are about, each list immutable and replaced as a whole, so that it can be read while others are added.</summary>
internal sealed class VersionTable<TKey, T>(Func<T, TKey> key)
    where TKey : notnull
    where T : Recorded
{
    private readonly ConcurrentDictionary<TKey, T[]> lists = [];

    public IEnumerable<TKey> Keys => lists.Select(l => l.Key);

    /// <summary>The versions of each key.</summary>
    public IEnumerable<T[]> Lists => lists.Select(l => l.Value);

    public T[] Of(TKey of) => lists.GetValueOrDefault(of, []);

    /// <param name="versions">New ones, and others in place of those of the same fact and revision.</param>
    /// <returns>The lists that have changed.</returns>
    public IReadOnlyList<T[]> Put(IEnumerable<T> versions)
    {
        var changed = new List<T[]>();
        foreach (var list in versions.GroupBy(key))
        {
            var replaced = list.Select(v => (v.FactId, v.RecordedIn)).ToHashSet();
            changed.Add(lists[list.Key] = [.. Of(list.Key).Where(v => !replaced.Contains((v.FactId, v.RecordedIn))), .. list]);
        }
        return changed;
    }
}
