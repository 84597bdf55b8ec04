namespace LaDeclaration.Register.Search;

/// <summary>Finds the terms that match a search among those that the register says at one revision.</summary>
internal sealed class TermMatching(TermTable terms, TermPostings postings, int known)
{
    /// <summary>
    /// Matches in groups, the best first: the whole text, the beginning of a name, every word. If there are none, similar spellings;
    /// if there are none of those, terms with some of the words.
    /// </summary>
    /// <param name="key">The search, normalized by <see cref="LaDeclaration.Register.Text.SearchKey"/>.</param>
    /// <returns>Groups to be read before the next one is asked for.</returns>
    public IEnumerable<IEnumerable<Hit>> FindHits(string key)
    {
        if (key.Length == 0)
            yield break;
        var whole = TermPostings.RemoveSpaces(key);
        var exact = Said(postings.Codes.FindExact(whole).Concat(postings.Names.FindExact(whole)).Concat(postings.Others.FindExact(whole)));
        var (names, others) = (Said(postings.Names.FindPrefix(whole)), Said(postings.Others.FindPrefix(whole)));
        yield return exact.Select(term => new Hit(term));
        yield return names.Select(term => new Hit(term));

        using var words = new WordMatches(postings.Count);
        foreach (var word in SignificantWords(key))
            words.AddWord(MatchWord(word));
        var all = words.FindWithAll();
        yield return others.Select(term => new Hit(term)).Concat(all.Where(hit => hit.Distance == 0));
        if (exact.Any() || names.Any() || others.Any() || all.Any(hit => hit.Distance == 0))
            yield break;

        var similar = Said(postings.Names.FindSimilar(whole).Concat(postings.Others.FindSimilar(whole))).Select(match => new Hit(match.Term, match.Mistakes)).Concat(all).Select(hit => hit with { IsSimilar = true }).ToList();
        yield return similar;
        if (similar.Count == 0)
            yield return words.FindWithSome();
    }

    /// <summary>The first ones, which bounds the work.</summary>
    private static List<string> SignificantWords(string key)
    {
        var all = key.Split(' ').Distinct().ToList();
        var kept = all.Where(word => !SearchVariants.IgnoredWords.Value.Contains(word)).ToList();
        return [.. (kept.Count > 0 ? kept : all).Take(WordMatches.MaxWords)];
    }

    /// <summary>The terms with the word or one it is a prefix of, otherwise with a similarly spelt one; each with its edit distance.</summary>
    private IEnumerable<(int Term, int Mistakes)> MatchWord(string word)
    {
        var exact = Said(word.Length < 2 ? postings.Words.FindExact(word) : postings.Words.FindPrefix(word));
        return exact.Any() ? exact.Select(term => (term, 0)) : Said(postings.Words.FindSimilar(word));
    }

    private IEnumerable<int> Said(IEnumerable<int> numbers) => numbers.Where(IsSaid);

    private IEnumerable<(int Term, int Mistakes)> Said(IEnumerable<(int Term, int Mistakes)> matches) => matches.Where(match => IsSaid(match.Term));

    private bool IsSaid(int term)
    {
        ref readonly var header = ref terms.Header(term);
        return header.IsSaidAt(known) && (header.Kind != TermKind.Variant || IsSaidOfAny(term));
    }

    /// <summary>A variant of all nouns of a kind is said once there is one of them.</summary>
    private bool IsSaidOfAny(int term) => terms[term].Noun is not null || terms.NounsOf(terms.Header(term).NounKind).Any(noun => noun.IsKnownAt(known));
}
