namespace LaDeclaration.Register.Search;

/// <summary>An inverted index over sorted distinct words: each has the numbers of the places that contain it.</summary>
internal sealed class InvertedIndex
{
    private const char AfterAnyLetter = '\uffff';

    private readonly string[] words;
    private readonly int[][] postings;

    /// <param name="entries">Words normalized by <see cref="Text.SearchKey"/>, and the places that contain them.</param>
    public InvertedIndex(IEnumerable<(string Word, int Place)> entries)
    {
        var sorted = entries.GroupBy(e => e.Word, e => e.Place).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        words = [.. sorted.Select(g => g.Key)];
        postings = [.. sorted.Select(g => g.Distinct().ToArray())];
    }

    public IEnumerable<int> FindExact(string word) =>
        Array.BinarySearch(words, word, StringComparer.Ordinal) is >= 0 and var found ? postings[found] : [];

    public IEnumerable<int> FindPrefix(string prefix)
    {
        var end = FindEndIndex(prefix, 0);
        for (var i = FindIndex(prefix, 0); i < end; i++)
            foreach (var place in postings[i])
                yield return place;
    }

    /// <summary>The places of similarly spelt words, with the edit distance of each.</summary>
    public IEnumerable<(int Place, int Mistakes)> FindSimilar(string query) =>
        from similar in FindSimilar(query, MaxMistakes(query))
        from place in postings[similar.Word]
        select (place, similar.Mistakes);

    /// <summary>The words within an edit distance: a letter wrong, missing or extra, or two neighbours swapped (optimal string alignment).</summary>
    internal IEnumerable<(string Word, int Mistakes)> FindSimilarWords(string query, int maxMistakes) => FindSimilar(query, maxMistakes).Select(n => (words[n.Word], n.Mistakes));

    /// <summary>The edit distance up to which a word of that length counts as the same.</summary>
    private static int MaxMistakes(string word) => word.Length switch { < 4 => 0, < 8 => 1, _ => 2 };

    /// <summary>
    /// Walks the sorted words like a trie: words with a common prefix share its rows of the distance matrix, and all words with a
    /// prefix that is already too far away are skipped.
    /// </summary>
    private IEnumerable<(int Word, int Mistakes)> FindSimilar(string query, int maxMistakes)
    {
        if (maxMistakes == 0)
            yield break;
        // Row d holds the distances between the first d letters of the current word and each prefix of the query.
        var rows = new int[query.Length + maxMistakes + 2][];
        rows[0] = [.. Enumerable.Range(0, query.Length + 1)];
        var filled = "";
        for (var i = 0; i < words.Length;)
        {
            var word = words[i];
            var depth = filled.AsSpan().CommonPrefixLength(word);
            var isHopeless = false;
            while (depth < word.Length && !isHopeless)
            {
                depth++;
                FillRow(rows, depth, word, query);
                isHopeless = rows[depth].Min() > maxMistakes && rows[depth - 1].Min() >= maxMistakes;
            }
            filled = word[..depth];
            if (!isHopeless && rows[depth][query.Length] <= maxMistakes)
                yield return (i, rows[depth][query.Length]);
            i = isHopeless ? FindEndIndex(filled, i) : i + 1;
        }
    }

    private static void FillRow(int[][] rows, int depth, string word, string query)
    {
        var row = rows[depth] ??= new int[query.Length + 1];
        var above = rows[depth - 1];
        row[0] = depth;
        for (var j = 1; j <= query.Length; j++)
        {
            row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (word[depth - 1] == query[j - 1] ? 0 : 1));
            if (depth > 1 && j > 1 && word[depth - 1] == query[j - 2] && word[depth - 2] == query[j - 1])
                row[j] = Math.Min(row[j], rows[depth - 2][j - 2] + 1);
        }
    }

    /// <summary>The index of the word, or where it would be inserted.</summary>
    private int FindIndex(string word, int from)
    {
        var found = Array.BinarySearch(words, from, words.Length - from, word, StringComparer.Ordinal);
        return found < 0 ? ~found : found;
    }

    /// <summary>The index after the last word with that prefix.</summary>
    private int FindEndIndex(string prefix, int from) => FindIndex(prefix + AfterAnyLetter, from);
}
