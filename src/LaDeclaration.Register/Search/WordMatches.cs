using System.Buffers;
using System.Numerics;

namespace LaDeclaration.Register.Search;

/// <summary>Which terms match which words of a search.</summary>
/// <param name="terms">All numbers of terms are less.</param>
internal sealed class WordMatches(int terms) : IDisposable
{
    /// <summary>A mask has a bit for each.</summary>
    public const int MaxWords = 8;

    /// <summary>For each term a bit for each word that matches it.</summary>
    private readonly byte[] masks = RentCleared(terms);

    /// <summary>For each term the sum of the edit distances of the words.</summary>
    private readonly byte[] distances = RentCleared(terms);

    private int words;

    /// <param name="matches">The terms that match the next word, with the edit distance, the least first.</param>
    public void AddWord(IEnumerable<(int Term, int Mistakes)> matches)
    {
        var bit = (byte)(1 << words++);
        foreach (var (term, mistakes) in matches)
        {
            if ((masks[term] & bit) != 0)
                continue;
            masks[term] |= bit;
            distances[term] += (byte)mistakes;
        }
    }

    /// <summary>The terms that match every word.</summary>
    public IEnumerable<Hit> FindWithAll()
    {
        var all = (1 << words) - 1;
        for (var term = 0; term < terms; term++)
            if (masks[term] == all)
                yield return new Hit(term, distances[term]);
    }

    /// <summary>The terms that match some word; the distance is the number of those that they lack.</summary>
    public IEnumerable<Hit> FindWithSome()
    {
        for (var term = 0; term < terms; term++)
            if (masks[term] != 0)
                yield return new Hit(term, words - BitOperations.PopCount(masks[term]));
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(masks);
        ArrayPool<byte>.Shared.Return(distances);
    }

    private static byte[] RentCleared(int length)
    {
        var rented = ArrayPool<byte>.Shared.Rent(length);
        Array.Clear(rented, 0, length);
        return rented;
    }
}
