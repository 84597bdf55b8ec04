namespace LaDeclaration.Register.Search;

/// <summary>Finds the terms that match a search among those that the register says at one revision.</summary>
internal sealed class TermMatching(TermTable terms, TermPostings postings, int known)
{
    /// <summary>
    /// Matches in groups, the best first: the whole text, the beginning of a name, every word. If there are none, similar spellings;
    /// if there are none of those, terms with some of the words.
    /// </summary>
    /// <param name="key">The search, normalized by <see cref="LaDeclaration.Register.Text.SearchKey"/>.</param>
    public void Find(string key, MatchRanking ranking)
    {
        if (key.Length == 0)
            return;
        var whole = TermPostings.RemoveSpaces(key);
        var hasMatches = AddSaid(postings.Codes.FindExact(whole), ranking) | AddSaid(postings.Names.FindExact(whole), ranking) | AddSaid(postings.Others.FindExact(whole), ranking);
        if (ranking.EndGroup())
            return;
        hasMatches |= AddSaid(postings.Names.FindPrefix(whole), ranking);
        if (ranking.EndGroup())
            return;

        using var words = new WordMatches(postings.Count);
        foreach (var word in SignificantWords(key))
            AddWord(word, words);
        hasMatches |= AddSaid(postings.Others.FindPrefix(whole), ranking);
        if (words.AreAllExact)
            hasMatches |= words.AddWithAll(ranking);
        if (ranking.EndGroup() || hasMatches)
            return;

        hasMatches = AddSimilar(postings.Names.FindSimilar(whole), ranking) | AddSimilar(postings.Others.FindSimilar(whole), ranking) | words.AddWithAll(ranking);
        if (ranking.EndGroup() || hasMatches)
            return;
        words.AddWithSome(ranking);
        ranking.EndGroup();
    }

    /// <summary>The first ones, which bounds the work.</summary>
    private static List<string> SignificantWords(string key)
    {
        var all = key.Split(' ').Distinct().ToList();
        var kept = all.Where(word => !SearchVariants.IgnoredWords.Value.Contains(word)).ToList();
        return [.. (kept.Count > 0 ? kept : all).Take(WordMatches.MaxWords)];
    }

    /// <summary>The terms with the word or one it is a prefix of, otherwise with a similarly spelt one.</summary>
    private void AddWord(string word, WordMatches words)
    {
        words.BeginWord();
        foreach (var numbers in word.Length < 2 ? postings.Words.FindExact(word) : postings.Words.FindPrefix(word))
            foreach (var number in numbers)
                if (IsSaid(number))
                    words.Add(number, 0);
        if (words.HasMatches)
            return;
        foreach (var (number, mistakes) in postings.Words.FindSimilar(word))
            if (IsSaid(number))
                words.Add(number, mistakes);
    }

    private bool AddSaid(ArraySegment<int>[] lists, MatchRanking ranking)
    {
        var hasMatches = false;
        foreach (var numbers in lists)
        {
            foreach (var number in numbers)
            {
                if (!IsSaid(number))
                    continue;
                hasMatches = true;
                ranking.Add(new Hit(number));
            }
        }
        return hasMatches;
    }

    private bool AddSimilar(IEnumerable<(int Term, int Mistakes)> similar, MatchRanking ranking)
    {
        var hasMatches = false;
        foreach (var (number, mistakes) in similar.Where(s => IsSaid(s.Term)))
        {
            hasMatches = true;
            ranking.Add(new Hit(number, mistakes, IsSimilar: true));
        }
        return hasMatches;
    }

    private bool IsSaid(int number)
    {
        ref readonly var header = ref terms.Header(number);
        return header.IsSaidAt(known) && (header.Kind != TermKind.Variant || IsSaidOfAny(number));
    }

    /// <summary>A variant of all nouns of a kind is said once there is one of them.</summary>
    private bool IsSaidOfAny(int number) => terms[number].Noun is not null || terms.NounsOf(terms.Header(number).NounKind).Any(noun => noun.IsKnownAt(known));
}
