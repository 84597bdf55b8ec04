namespace LaDeclaration.Register.Search;

/// <summary>
/// Finds the words within an edit distance in a sorted list: a letter wrong, missing or extra, or two neighbours swapped (optimal string
/// alignment). Walks the list like a trie: words with a common prefix share its rows of the distance matrix, and all words with a prefix
/// that is already too far away are skipped.
/// </summary>
internal sealed class SimilarSpelling
{
    private readonly string query;
    private readonly int maxMistakes;

    /// <summary>
    /// Row d holds the distances between the first d letters of the current word and each prefix of the query, as far as the lengths of
    /// the two differ by no more than the mistakes.
    /// </summary>
    private readonly int[][] rows;

    /// <summary>The least distance of each row.</summary>
    private readonly int[] least;

    private SimilarSpelling(string query, int maxMistakes)
    {
        (this.query, this.maxMistakes) = (query, maxMistakes);
        rows = new int[query.Length + maxMistakes + 2][];
        rows[0] = [.. Enumerable.Range(0, query.Length + 1)];
        least = new int[rows.Length];
    }

    private int TooMany => maxMistakes + 1;

    /// <param name="words">Sorted by code unit.</param>
    /// <returns>The index of each word, with its distance.</returns>
    public static IReadOnlyList<(int Word, int Mistakes)> FindSimilar(ReadOnlySpan<string> words, string query, int maxMistakes) =>
        maxMistakes == 0 ? [] : new SimilarSpelling(query, maxMistakes).Walk(words);

    private List<(int Word, int Mistakes)> Walk(ReadOnlySpan<string> words)
    {
        var found = new List<(int, int)>();
        var filled = ReadOnlySpan<char>.Empty;
        for (var i = 0; i < words.Length;)
        {
            var word = words[i];
            var depth = filled.CommonPrefixLength(word);
            var isHopeless = false;
            while (depth < word.Length && !isHopeless)
            {
                depth++;
                FillRow(depth, word);
                isHopeless = least[depth] > maxMistakes && least[depth - 1] >= maxMistakes;
            }
            filled = word.AsSpan(0, depth);
            if (!isHopeless && Math.Abs(depth - query.Length) <= maxMistakes && rows[depth][query.Length] <= maxMistakes)
                found.Add((i, rows[depth][query.Length]));
            i = isHopeless ? i + CountWithPrefix(words[i..], filled) : i + 1;
        }
        return found;
    }

    private void FillRow(int depth, string word)
    {
        var row = rows[depth] ??= new int[query.Length + 1];
        var above = rows[depth - 1];
        var (begin, end) = (Math.Max(1, depth - maxMistakes), Math.Min(query.Length, depth + maxMistakes));
        row[begin - 1] = begin == 1 ? Math.Min(depth, TooMany) : TooMany;
        least[depth] = begin == 1 ? row[0] : TooMany;
        for (var j = begin; j <= end; j++)
        {
            row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (word[depth - 1] == query[j - 1] ? 0 : 1));
            if (depth > 1 && j > 1 && word[depth - 1] == query[j - 2] && word[depth - 2] == query[j - 1])
                row[j] = Math.Min(row[j], rows[depth - 2][j - 2] + 1);
            least[depth] = Math.Min(least[depth], row[j]);
        }
        if (end < query.Length)
            row[end + 1] = TooMany;
    }

    /// <summary>How many of the words, of which the first has the prefix, have it.</summary>
    private static int CountWithPrefix(ReadOnlySpan<string> words, ReadOnlySpan<char> prefix)
    {
        var (last, end) = (0, 1);
        while (end < words.Length && words[end].AsSpan().StartsWith(prefix))
            (last, end) = (end, end * 2);
        end = Math.Min(end, words.Length);
        while (end - last > 1)
        {
            var middle = (last + end) / 2;
            if (words[middle].AsSpan().StartsWith(prefix))
                last = middle;
            else
                end = middle;
        }
        return end;
    }
}
