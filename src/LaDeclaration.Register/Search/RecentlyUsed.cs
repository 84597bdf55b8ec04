namespace LaDeclaration.Register.Search;

/// <summary>A few values that are costly to make, the most recently used ones. Thread-safe; a value may be made twice at the same moment.</summary>
internal sealed class RecentlyUsed<TKey, T>(int most)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly OrderedDictionary<TKey, T> kept = [];

    public T Get(TKey key, Func<TKey, T> create)
    {
        lock (gate)
        {
            if (!kept.Remove(key, out var value))
                value = create(key);
            kept.Add(key, value);
            if (kept.Count > most)
                kept.RemoveAt(0);
            return value;
        }
    }
}
