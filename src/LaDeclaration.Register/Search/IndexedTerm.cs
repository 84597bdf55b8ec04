namespace LaDeclaration.Register.Search;

/// <summary>A text by which a noun is found at some revisions. What is said again after it was not is another term.</summary>
/// <param name="Noun">Null for a variant of all nouns of its kind.</param>
/// <param name="Key">Normalized by <see cref="LaDeclaration.Register.Text.SearchKey"/>, without spaces.</param>
/// <param name="Previous">The number of another term of the same noun, or <see cref="None"/>.</param>
internal readonly record struct IndexedTerm(IndexedNoun? Noun, string Text, string Key, int Previous)
{
    public const int None = -1;
}

/// <summary>What a term is, apart from its text, so that many can be looked at quickly.</summary>
/// <param name="Language">The number of a language; 0 for codes and variants.</param>
/// <param name="SaidFrom">The revision from which the register says it.</param>
internal record struct TermHeader(TermKind Kind, NounKind NounKind, ushort Language, int SaidFrom)
{
    public const int StillSaid = int.MaxValue;

    /// <summary>The revision that took it back.</summary>
    public int SaidUntil { get; set; } = StillSaid;

    public readonly bool IsSaidAt(int known) => SaidFrom <= known && known < SaidUntil;
}
