using System.Globalization;

namespace LaDeclaration.Register.Search;

/// <summary>Orders what matches a search, and keeps for each noun the term that explains it best.</summary>
internal sealed class MatchRanking(TermTable terms, int known, DateOnly day, string language, int atMost)
{
    private readonly StringComparer collation = StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true);
    private readonly ushort languageNumber = terms.FindLanguage(language);
    private readonly OrderedDictionary<IndexedNoun, RankedMatch> found = [];

    public bool IsFull => found.Count >= atMost;

    /// <summary>Adds a group of matches, which come after those of earlier groups.</summary>
    public void Add(IEnumerable<Hit> hits)
    {
        // What was found already, and may be found by a term that tells more.
        var again = found.Where(f => f.Value.IsSourceKey || f.Value.Text.Kind == TermKind.Variant).ToDictionary(f => f.Key, _ => (RankedMatch?)null);
        var best = new BestMatches();
        var ofAllNouns = new List<Hit>();
        foreach (var hit in hits.Where(MayCount))
        {
            if (terms[hit.Term].Noun is { } noun)
                AddMatch(noun, hit, again, best);
            else
                ofAllNouns.Add(hit);
        }
        // Last, as there may be enough better ones by then.
        foreach (var hit in ofAllNouns.Where(MayCount))
            foreach (var noun in terms.NounsOf(terms.Header(hit.Term).NounKind).Where(n => n.IsKnownAt(known)))
                AddMatch(noun, hit, again, best);
        foreach (var match in again.Values.OfType<RankedMatch>())
            if (IsMoreTelling(match, found[match.Noun]))
                found[match.Noun] = match;
        foreach (var match in best.ToList().OrderBy(m => m.Order).ThenBy(m => m.Noun.GetName(known, day, language), collation).ThenBy(m => m).Take(atMost - found.Count))
            found.Add(match.Noun, match);

        bool MayCount(Hit hit) => again.Count > 0 || best.MayTake(LeastOrder(hit));
    }

    public IReadOnlyList<SearchMatch> ToMatches() =>
        [.. found.Values.Select(m => new SearchMatch(new Term(new SearchEntry(m.Noun, known), m.Text.Kind, m.Text.Text, m.Text.Language), m.IsSimilar))];

    private void AddMatch(IndexedNoun noun, Hit hit, Dictionary<IndexedNoun, RankedMatch?> again, BestMatches best)
    {
        var leastOrder = LeastOrder(hit);
        if (again.Count > 0 && again.TryGetValue(noun, out var other))
            again[noun] = RankedMatch.Better(Rank(noun, hit, leastOrder), other);
        else if (best.MayTake(noun, leastOrder, terms[hit.Term].Key) && !found.ContainsKey(noun))
            best.Add(Rank(noun, hit, leastOrder));
    }

    /// <summary>
    /// Among equally good matches names come before other terms, those in the reader's language and of the day first, then what is in force
    /// on the day, and then by kind of noun. This is the order of a name of the day of what is in force on it.
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
