namespace LaDeclaration.Register.Search;

/// <summary>A list in blocks, which grows without a copy and can be read meanwhile. For one who adds and many who read.</summary>
internal sealed class AppendOnlyList<T>
{
    private const int BlockSize = 4_096;

    private volatile T[][] blocks = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref blocks[index / BlockSize][index % BlockSize];

    public void Add(T item)
    {
        if (Count == blocks.Length * BlockSize)
            blocks = [.. blocks, new T[BlockSize]];
        this[Count] = item;
        Count++;
    }
}
