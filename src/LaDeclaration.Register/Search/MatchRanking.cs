using System.Globalization;

namespace LaDeclaration.Register.Search;

/// <summary>Orders what matches a search, and keeps for each noun the term that explains it best.</summary>
internal sealed class MatchRanking(TermTable terms, int known, DateOnly day, string language, int atMost)
{
    private readonly StringComparer collation = StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true);
    private readonly ushort languageNumber = terms.FindLanguage(language);
    private readonly OrderedDictionary<IndexedNoun, RankedMatch> found = [];

    /// <summary>The best of the group for each noun that was found before, and may be found by a term that tells more.</summary>
    private readonly Dictionary<IndexedNoun, RankedMatch?> again = [];

    /// <summary>Matches of the group that stand for all nouns of a kind. They are looked at last, as there may be enough better ones by then.</summary>
    private readonly List<Hit> ofAllNouns = [];

    private BestMatches best = new();

    /// <summary>Adds a match to the group.</summary>
    public void Add(Hit hit)
    {
        if (again.Count == 0 && !best.MayTake(LeastOrder(hit)))
            return;
        if (terms[hit.Term].Noun is { } noun)
            Add(noun, hit);
        else
            ofAllNouns.Add(hit);
    }

    /// <summary>Puts the group in order. Matches of the next one come after it.</summary>
    /// <returns>Whether no more are wanted.</returns>
    public bool EndGroup()
    {
        foreach (var hit in ofAllNouns.Where(h => again.Count > 0 || best.MayTake(LeastOrder(h))))
            foreach (var noun in terms.NounsOf(terms.Header(hit.Term).NounKind).Where(n => n.IsKnownAt(known)))
                Add(noun, hit);
        foreach (var match in again.Values.OfType<RankedMatch>())
            if (IsMoreTelling(match, found[match.Noun]))
                found[match.Noun] = match;
        foreach (var match in best.ToList().OrderBy(m => m.Order).ThenBy(m => m.Noun.GetName(known, day, language), collation).ThenBy(m => m).Take(atMost - found.Count))
            found.Add(match.Noun, match);

        best = new();
        ofAllNouns.Clear();
        again.Clear();
        foreach (var (noun, match) in found)
            if (match.IsSourceKey || match.Text.Kind == TermKind.Variant)
                again.Add(noun, null);
        return found.Count >= atMost;
    }

    public IReadOnlyList<SearchMatch> ToMatches() =>
        [.. found.Values.Select(m => new SearchMatch(new Term(new SearchEntry(m.Noun, known), m.Text.Kind, m.Text.Text, m.Text.Language), m.IsSimilar))];

    private void Add(IndexedNoun noun, Hit hit)
    {
        var leastOrder = LeastOrder(hit);
        if (again.Count > 0 && again.TryGetValue(noun, out var other))
            again[noun] = RankedMatch.Better(Rank(noun, hit, leastOrder), other);
        else if (best.MayTake(noun, leastOrder, terms[hit.Term].Key) && !found.ContainsKey(noun))
            best.Add(Rank(noun, hit, leastOrder));
    }

    /// <summary>
    /// The order of a match whose noun is in force, and named so, on the day. Among equally good matches names come before other terms,
    /// those in the reader's language before others, those of the day, then what is in force on it, and then kinds of nouns in their order.
    /// </summary>
    private int LeastOrder(Hit hit)
    {
        ref readonly var header = ref terms.Header(hit.Term);
        return (((hit.Distance * 4) + (int)header.Kind) * 32) + (header.Language == 0 || header.Language == languageNumber ? 0 : 16) + (int)header.NounKind;
    }

    private RankedMatch Rank(IndexedNoun noun, Hit hit, int leastOrder)
    {
        var text = terms.TextOf(hit.Term);
        return new(noun, text, terms[hit.Term].Key, hit.IsSimilar, leastOrder + (noun.Shows(text, known, day) ? 0 : 8) + (noun.IsInForce(known, day) ? 0 : 4));
    }

    /// <summary>
    /// Whether one term explains a match better than another, found sooner: title or publisher better than the key of a source, the name
    /// in the reader's language better than a variant.
    /// </summary>
    private bool IsMoreTelling(RankedMatch match, RankedMatch than) =>
        than.IsSourceKey
            ? match.Text.Kind is TermKind.Name or TermKind.Publisher
            : than.Text.Kind == TermKind.Variant && match.Text.Kind == TermKind.Name && match.Text.Language == language && match.Noun.Shows(match.Text, known, day);
}
