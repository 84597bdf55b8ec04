namespace LaDeclaration.Register.Search;

/// <summary>The best matches of many, one for each noun: a bounded number, so that a search that matches everything costs little more than one that does not.</summary>
internal sealed class BestMatches
{
    /// <summary>Of more equally good matches the first by their normalized texts are kept. Only these are put in the order of the reader's language.</summary>
    public const int Most = 200;

    private readonly Dictionary<IndexedNoun, RankedMatch> best = [];

    /// <summary>The key of a source gives way even to worse matches.</summary>
    private IndexedNoun? sourceOfKey;

    /// <summary>The worst one that was kept when others were dropped.</summary>
    private RankedMatch? worst;

    /// <summary>Whether a match may belong to the best ones.</summary>
    public bool MayTake(int leastOrder) => worst is null || leastOrder <= worst.Order || sourceOfKey is not null;

    /// <inheritdoc cref="MayTake(int)"/>
    /// <param name="key">The normalized text.</param>
    public bool MayTake(IndexedNoun noun, int leastOrder, string key) => worst is null || leastOrder < worst.Order || noun == sourceOfKey
        || (leastOrder == worst.Order && string.CompareOrdinal(key, worst.Key) is var comparison && (comparison < 0 || (comparison == 0 && string.CompareOrdinal(noun.Key, worst.Noun.Key) <= 0)));

    public void Add(RankedMatch match)
    {
        best[match.Noun] = RankedMatch.Better(match, best.GetValueOrDefault(match.Noun));
        if (match.IsSourceKey)
            sourceOfKey = match.Noun;
        if (best.Count >= 2 * Most)
            DropWorst();
    }

    public IReadOnlyCollection<RankedMatch> ToList()
    {
        if (best.Count > Most)
            DropWorst();
        return best.Values;
    }

    private void DropWorst()
    {
        var sorted = best.Values.Order().Take(Most).ToList();
        best.Clear();
        foreach (var match in sorted)
            best.Add(match.Noun, match);
        worst = sorted[^1];
    }
}
