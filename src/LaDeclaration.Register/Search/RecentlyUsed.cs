namespace LaDeclaration.Register.Search;

/// <summary>A few values that are costly to make, the most recently used ones. Thread-safe; each is made once, and the others can be read meanwhile.</summary>
internal sealed class RecentlyUsed<TKey, T>(int most)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly OrderedDictionary<TKey, Lazy<T>> kept = [];

    public T Get(TKey key, Func<TKey, T> create)
    {
        Lazy<T>? value;
        lock (gate)
        {
            if (!kept.Remove(key, out value))
                value = new(() => create(key));
            kept.Add(key, value);
            if (kept.Count > most)
                kept.RemoveAt(0);
        }
        return value.Value;
    }
}
