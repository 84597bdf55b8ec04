namespace LaDeclaration.Register.Search;

/// <summary>Sorted distinct words; each has the numbers of the places that contain it. Immutable.</summary>
internal sealed class SortedPostings
{
    public static readonly SortedPostings Empty = new([], [0], []);

    private readonly string[] words;

    /// <summary>Where each word's places begin, and after the last word the number of them all.</summary>
    private readonly int[] starts;

    /// <summary>One word's after the other's, so that words with a common prefix have theirs side by side.</summary>
    private readonly int[] places;

    private SortedPostings(string[] words, int[] starts, int[] places) => (this.words, this.starts, this.places) = (words, starts, places);

    /// <summary>The number of places, each counted with each of its words.</summary>
    public int Count => places.Length;

    public ReadOnlySpan<string> Words => words;

    public static SortedPostings Of(IEnumerable<(string Word, int Place)> entries)
    {
        var sorted = entries.GroupBy(e => e.Word, e => e.Place).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var places = new List<int>(sorted.Count);
        var starts = new List<int>(sorted.Count + 1) { 0 };
        foreach (var word in sorted)
        {
            places.AddRange(word.Order().Distinct());
            starts.Add(places.Count);
        }
        return new([.. sorted.Select(g => g.Key)], [.. starts], [.. places]);
    }

    public ArraySegment<int> FindExact(string word) => FindIndex(word) is >= 0 and var found ? PlacesOf(found) : ArraySegment<int>.Empty;

    public ArraySegment<int> FindPrefix(string prefix)
    {
        var (begin, end) = (FindPosition(prefix), FindPosition(prefix + char.MaxValue));
        return new(places, starts[begin], starts[end] - starts[begin]);
    }

    /// <param name="word">The index of the word.</param>
    public ArraySegment<int> PlacesOf(int word) => new(places, starts[word], starts[word + 1] - starts[word]);

    /// <summary>Costs a copy, and a look-up of each added word.</summary>
    public SortedPostings With(SortedPostings added)
    {
        if (Count == 0 || added.Count == 0)
            return Count == 0 ? added : this;
        var positions = Array.ConvertAll(added.words, FindIndex);
        var merged = new Merge(words.Length + positions.Count(p => p < 0), Count + added.Count);
        var next = 0;
        for (var i = 0; i < positions.Length; i++)
        {
            var position = positions[i] < 0 ? ~positions[i] : positions[i];
            merged.Append(this, next, position);
            next = position;
            if (positions[i] >= 0)
                merged.Append(this, position, ++next);
            merged.Append(added, i, isSameWord: positions[i] >= 0);
        }
        merged.Append(this, next, words.Length);
        return merged.ToPostings();
    }

    /// <summary>The index of the word; if it is missing, the complement of where it would be inserted.</summary>
    private int FindIndex(string word) => Array.BinarySearch(words, word, StringComparer.Ordinal);

    private int FindPosition(string word) => FindIndex(word) is >= 0 and var found ? found : ~FindIndex(word);

    private sealed class Merge(int wordCount, int placeCount)
    {
        private readonly string[] words = new string[wordCount];
        private readonly int[] starts = new int[wordCount + 1];
        private readonly int[] places = new int[placeCount];
        private int word;
        private int place;

        /// <summary>Appends a range of words with their places.</summary>
        public void Append(SortedPostings from, int begin, int end)
        {
            Array.Copy(from.words, begin, words, word, end - begin);
            var shift = place - from.starts[begin];
            for (var i = begin; i < end; i++)
                starts[++word] = from.starts[i + 1] + shift;
            Append(new ArraySegment<int>(from.places, from.starts[begin], from.starts[end] - from.starts[begin]));
        }

        /// <param name="isSameWord">Whether the word appended last gets its places.</param>
        public void Append(SortedPostings from, int index, bool isSameWord)
        {
            if (!isSameWord)
            {
                Append(from, index, index + 1);
                return;
            }
            Append(from.PlacesOf(index));
            starts[word] = place;
        }

        public SortedPostings ToPostings() => new(words, starts, places);

        private void Append(ArraySegment<int> more)
        {
            more.CopyTo(places, place);
            place += more.Count;
        }
    }
}
