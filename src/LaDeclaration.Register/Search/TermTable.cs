namespace LaDeclaration.Register.Search;

/// <summary>Terms by their number, and the nouns that they name. For one who adds and many who read.</summary>
internal sealed class TermTable
{
    private readonly AppendOnlyList<TermHeader> headers = new();
    private readonly AppendOnlyList<IndexedTerm> terms = new();
    private readonly AppendOnlyList<string?> languages = new();
    private readonly AppendOnlyList<IndexedNoun>[] nouns = [.. Enum.GetValues<NounKind>().Select(_ => new AppendOnlyList<IndexedNoun>())];

    public TermTable() => languages.Add(null);

    public int Count => terms.Count;

    public ref readonly IndexedTerm this[int number] => ref terms[number];

    public ref readonly TermHeader Header(int number) => ref headers[number];

    /// <summary>All nouns of the kind, whenever the register knew them.</summary>
    public IEnumerable<IndexedNoun> NounsOf(NounKind kind)
    {
        var list = nouns[(int)kind];
        for (var i = 0; i < list.Count; i++)
            yield return list[i];
    }

    public NounText TextOf(int number) => new(headers[number].Kind, terms[number].Text, languages[headers[number].Language]);

    /// <summary>BCP 47; null for codes and variants.</summary>
    public string? LanguageOf(int number) => languages[headers[number].Language];

    /// <returns>0 if no text is in that language.</returns>
    public ushort FindLanguage(string? language)
    {
        for (var i = languages.Count - 1; i > 0; i--)
            if (languages[i] == language)
                return (ushort)i;
        return 0;
    }

    public void Add(IndexedNoun noun) => nouns[(int)noun.Kind].Add(noun);

    /// <param name="noun">Null for all of the kind.</param>
    /// <returns>Its number.</returns>
    public int Add(IndexedNoun? noun, NounKind kind, NounText text, string key, int saidFrom)
    {
        headers.Add(new(text.Kind, kind, GetLanguage(text.Language), saidFrom));
        terms.Add(new(noun, text.Text, key, noun?.LastTerm ?? IndexedTerm.None));
        if (noun is not null)
            noun.LastTerm = Count - 1;
        return Count - 1;
    }

    /// <summary>Readers of the revisions so far are answered as before.</summary>
    /// <param name="until">The revision that took it back; null while it is said.</param>
    public void SetSaidUntil(int number, int? until) => headers[number].SaidUntil = until ?? TermHeader.StillSaid;

    private ushort GetLanguage(string? language)
    {
        var found = FindLanguage(language);
        if (found == 0 && language is not null)
        {
            languages.Add(language);
            found = (ushort)(languages.Count - 1);
        }
        return found;
    }
}
