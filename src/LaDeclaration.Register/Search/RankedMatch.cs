namespace LaDeclaration.Register.Search;

/// <summary>A noun with a term that matches a search.</summary>
internal sealed class RankedMatch(IndexedNoun noun, NounText text, string key, bool isSimilar, int order) : IComparable<RankedMatch>
{
    public IndexedNoun Noun => noun;

    public NounText Text => text;

    /// <summary>The text, normalized.</summary>
    public string Key => key;

    public bool IsSimilar => isSimilar;

    /// <summary>Less is better.</summary>
    public int Order => order;

    /// <summary>Whether it is the key of a source, which explains a match worse than anything else of it.</summary>
    public bool IsSourceKey => text.Kind == TermKind.Code && Noun.Kind == NounKind.Source;

    /// <summary>What is equally good is compared by normalized text, so that every server comes to the same order.</summary>
    public int CompareTo(RankedMatch? other)
    {
        var comparison = other is null ? 1 : Order.CompareTo(other.Order);
        if (comparison == 0)
            comparison = string.CompareOrdinal(key, other!.Key);
        if (comparison == 0)
            comparison = string.CompareOrdinal(noun.Key, other!.Noun.Key);
        if (comparison == 0)
            comparison = string.CompareOrdinal(text.Language, other!.Text.Language);
        return comparison == 0 ? string.CompareOrdinal(text.Text, other!.Text.Text) : comparison;
    }

    /// <summary>The one that explains better why a noun is found.</summary>
    public static RankedMatch Better(RankedMatch match, RankedMatch? other) =>
        other is null || (match.IsSourceKey == other.IsSourceKey ? match.CompareTo(other) < 0 : other.IsSourceKey) ? match : other;
}
