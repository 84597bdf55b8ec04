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

    /// <summary>Whether no word was matched only in another spelling.</summary>
    public bool AreAllExact { get; private set; } = true;

    /// <summary>Whether the last word has matches.</summary>
    public bool HasMatches { get; private set; }

    public void BeginWord()
    {
        words++;
        HasMatches = false;
    }

    /// <summary>Adds a match of the last word; of several of one term the first counts.</summary>
    /// <param name="mistakes">The edit distance.</param>
    public void Add(int term, int mistakes)
    {
        HasMatches = true;
        AreAllExact &= mistakes == 0;
        var bit = (byte)(1 << (words - 1));
        if ((masks[term] & bit) != 0)
            return;
        masks[term] |= bit;
        distances[term] += (byte)mistakes;
    }

    /// <summary>Adds the terms that match every word.</summary>
    /// <returns>Whether there are any.</returns>
    public bool AddWithAll(MatchRanking ranking)
    {
        var (all, hasMatches) = ((byte)((1 << words) - 1), false);
        for (var term = FindNext(0); term >= 0; term = FindNext(term + 1))
        {
            hasMatches = true;
            ranking.Add(new Hit(term, distances[term], IsSimilar: !AreAllExact));
        }
        return hasMatches;

        int FindNext(int from) => masks.AsSpan(from, terms - from).IndexOf(all) is >= 0 and var found ? from + found : -1;
    }

    /// <summary>Adds the terms that match some word; the distance is the number of those that they lack.</summary>
    public void AddWithSome(MatchRanking ranking)
    {
        for (var term = 0; term < terms; term++)
            if (masks[term] != 0)
                ranking.Add(new Hit(term, words - BitOperations.PopCount(masks[term])));
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
