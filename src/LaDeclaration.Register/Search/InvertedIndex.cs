namespace LaDeclaration.Register.Search;

/// <summary>
/// An inverted index that grows: a large part, and what was added since, which is merged into it once there is enough of it. Immutable: an
/// addition makes another index, which shares the large part, so that readers need no lock.
/// </summary>
internal sealed class InvertedIndex
{
    public static readonly InvertedIndex Empty = new(SortedPostings.Empty, SortedPostings.Empty);

    /// <summary>In places. Below it an addition costs tens of microseconds; a merge, some milliseconds, comes once in as many.</summary>
    private const int MaxRecent = 4_096;

    private readonly SortedPostings main;
    private readonly SortedPostings recent;

    private InvertedIndex(SortedPostings main, SortedPostings recent) => (this.main, this.recent) = (main, recent);

    /// <param name="entries">Words normalized by <see cref="Text.SearchKey"/>, and the places that contain them, which no earlier entry names for the same word.</param>
    public InvertedIndex With(IEnumerable<(string Word, int Place)> entries)
    {
        var grown = recent.With(SortedPostings.Of(entries));
        return grown.Count > MaxRecent ? new(main.With(grown), SortedPostings.Empty) : new(main, grown);
    }

    /// <summary>The places in several lists.</summary>
    public ArraySegment<int>[] FindExact(string word) => [main.FindExact(word), recent.FindExact(word)];

    /// <inheritdoc cref="FindExact"/>
    public ArraySegment<int>[] FindPrefix(string prefix) => [main.FindPrefix(prefix), recent.FindPrefix(prefix)];

    /// <summary>The places of similarly spelt words, with the edit distance of each, the least first.</summary>
    public IEnumerable<(int Place, int Mistakes)> FindSimilar(string query) =>
        from similar in Parts.SelectMany(part => SimilarSpelling.FindSimilar(part.Words, query, MaxMistakes(query)).Select(s => (Places: part.PlacesOf(s.Word), s.Mistakes))).OrderBy(s => s.Mistakes)
        from place in similar.Places
        select (place, similar.Mistakes);

    private SortedPostings[] Parts => [main, recent];

    /// <summary>The edit distance up to which a word of that length counts as the same.</summary>
    private static int MaxMistakes(string word) => word.Length switch { < 4 => 0, < 8 => 1, _ => 2 };
}
