namespace LaDeclaration.Register.Search;

/// <summary>Distinct words, each with the numbers of the places where it stands. Looking one up costs the same few steps however many places there are.</summary>
internal sealed class InvertedIndex
{
    private const char AfterAnyLetter = '\uffff';

    private readonly string[] words;
    private readonly int[][] places;

    /// <param name="entries">Words as <see cref="Text.SearchKey"/> makes them, and where they stand.</param>
    public InvertedIndex(IEnumerable<(string Word, int Place)> entries)
    {
        var sorted = entries.GroupBy(e => e.Word, e => e.Place).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        words = [.. sorted.Select(g => g.Key)];
        places = [.. sorted.Select(g => g.Distinct().ToArray())];
    }

    public IEnumerable<int> Exactly(string word) =>
        Array.BinarySearch(words, word, StringComparer.Ordinal) is >= 0 and var found ? places[found] : [];

    public IEnumerable<int> StartingWith(string beginning)
    {
        var end = FirstAfter(beginning, 0);
        for (var i = FirstFrom(beginning, 0); i < end; i++)
            foreach (var place in places[i])
                yield return place;
    }

    /// <summary>Every place of a word that is spelt similarly, and how many mistakes away it is.</summary>
    public IEnumerable<(int Place, int Mistakes)> Near(string sought) =>
        from near in Near(sought, Forgiven(sought))
        from place in places[near.Word]
        select (place, near.Mistakes);

    /// <summary>The words within that many mistakes: a letter wrong, missing or extra, or two neighbours swapped (optimal string alignment).</summary>
    internal IEnumerable<(string Word, int Mistakes)> WordsNear(string sought, int most) => Near(sought, most).Select(n => (words[n.Word], n.Mistakes));

    /// <summary>How many mistakes a word of that length may have before it is another word.</summary>
    private static int Forgiven(string word) => word.Length switch { < 4 => 0, < 8 => 1, _ => 2 };

    /// <summary>
    /// Walks the sorted words as if they were a tree: words that begin alike share the rows of their common letters,
    /// and all that begin in a way that cannot come near any more are leapt over.
    /// </summary>
    private IEnumerable<(int Word, int Mistakes)> Near(string sought, int most)
    {
        if (most == 0)
            yield break;
        // Row d holds the mistakes between the first d letters of the word at hand and each beginning of the word sought.
        var rows = new int[sought.Length + most + 2][];
        rows[0] = [.. Enumerable.Range(0, sought.Length + 1)];
        var filled = "";
        for (var i = 0; i < words.Length;)
        {
            var word = words[i];
            var depth = filled.AsSpan().CommonPrefixLength(word);
            var isHopeless = false;
            while (depth < word.Length && !isHopeless)
            {
                depth++;
                Fill(rows, depth, word, sought);
                isHopeless = rows[depth].Min() > most && rows[depth - 1].Min() >= most;
            }
            filled = word[..depth];
            if (!isHopeless && rows[depth][sought.Length] <= most)
                yield return (i, rows[depth][sought.Length]);
            i = isHopeless ? FirstAfter(filled, i) : i + 1;
        }
    }

    private static void Fill(int[][] rows, int depth, string word, string sought)
    {
        var row = rows[depth] ??= new int[sought.Length + 1];
        var above = rows[depth - 1];
        row[0] = depth;
        for (var j = 1; j <= sought.Length; j++)
        {
            row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (word[depth - 1] == sought[j - 1] ? 0 : 1));
            if (depth > 1 && j > 1 && word[depth - 1] == sought[j - 2] && word[depth - 2] == sought[j - 1])
                row[j] = Math.Min(row[j], rows[depth - 2][j - 2] + 1);
        }
    }

    /// <summary>Where the word stands, or would stand.</summary>
    private int FirstFrom(string word, int from)
    {
        var found = Array.BinarySearch(words, from, words.Length - from, word, StringComparer.Ordinal);
        return found < 0 ? ~found : found;
    }

    /// <summary>The first word that does not begin like that any more.</summary>
    private int FirstAfter(string beginning, int from) => FirstFrom(beginning + AfterAnyLetter, from);
}
