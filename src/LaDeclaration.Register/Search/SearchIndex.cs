using System.Globalization;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Search;

/// <summary>
/// Everything that can be searched at one revision, for any day: names of all times in all languages, codes, other wordings.
/// Immutable and thread-safe.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>In UTF-16 code units.</summary>
    public const int QueryMaxLength = 100;

    /// <summary>Further words of a query are ignored, which bounds the work.</summary>
    private const int MaxWords = 8;

    private static readonly string[] KindOrder = ["country", "committee", "pillar", "source"];

    private readonly Term[] terms;
    private readonly InvertedIndex codes;
    private readonly InvertedIndex wholeTexts;
    private readonly InvertedIndex words;

    /// <summary>Takes all rows known at one revision, whatever their dates.</summary>
    public SearchIndex(IReadOnlyCollection<Details> details, IEnumerable<Source> sources, IReadOnlyCollection<Membership> memberships, IEnumerable<Endorsement> endorsements)
    {
        var nouns = details.GroupBy(d => d.Subject).Select(g => new SearchEntry(g.Key, g)).Concat(sources.Select(s => new SearchEntry(s)));
        terms = [.. nouns.SelectMany(ListTerms)];
        var keys = terms.Select(t => SearchKey.Of(t.Text)).ToArray();
        var numbers = Enumerable.Range(0, terms.Length).ToLookup(i => terms[i].Kind == TermKind.Code);
        codes = new(numbers[true].Select(i => (RemoveSpaces(keys[i]), i)));
        wholeTexts = new(numbers[false].Select(i => (RemoveSpaces(keys[i]), i)));
        words = new(numbers[false].SelectMany(i => keys[i].Split(' ').Select(word => (word, i))));
        Counts = new MembershipCounts(details.OfType<CommitteeDetails>(), memberships, endorsements);
    }

    public MembershipCounts Counts { get; }

    /// <summary>The best matches first; equally good ones by kind, then by name in the language's collation.</summary>
    /// <param name="query">As typed.</param>
    /// <param name="day">Names of that day, and what is in force on it, rank first.</param>
    /// <param name="language">BCP 47; names in it rank before those in others.</param>
    public IReadOnlyList<SearchMatch> Find(string query, DateOnly day, string language, int atMost)
    {
        var order = StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true);
        var found = new OrderedDictionary<SearchEntry, SearchMatch>();
        foreach (var hits in FindHits(SearchKey.Of(query)).TakeWhile(_ => found.Count < atMost))
        {
            var ranked = hits
                .Select(hit => (By: terms[hit.Term], hit.IsSimilar, Rank: Rank(hit, terms[hit.Term], day, language)))
                .GroupBy(hit => hit.By.Noun)
                .Select(hits => hits.MinBy(hit => (IsKey(hit.By), hit.Rank)))
                .OrderBy(hit => hit.Rank)
                .ThenBy(hit => !hit.By.Noun.IsInForce(day))
                .ThenBy(hit => Array.IndexOf(KindOrder, hit.By.Noun.Subject.Kind))
                .ThenBy(hit => hit.By.Noun.GetName(day, language), order);
            foreach (var (by, isSimilar, _) in ranked)
                if (!found.TryGetValue(by.Noun, out var sooner) || IsMoreTelling(by, sooner.By, day, language))
                    found[by.Noun] = new SearchMatch(by, isSimilar);
        }
        return [.. found.Values.Take(atMost)];
    }

    private static IEnumerable<Term> ListTerms(SearchEntry noun)
    {
        var (_, country, committee, pillar, _) = noun.Subject;
        var names = noun.Versions.SelectMany(v => v.Name.Wordings).Select(w => new Term(noun, TermKind.Name, w.Value.Text, w.Key));
        var variants = SearchVariants.Of(noun.Subject).Select(v => new Term(noun, TermKind.Variant, v));
        string?[] codes = [country, country is null ? null : Country.Of(country).Alpha3, committee, pillar?.ToString(CultureInfo.InvariantCulture), noun.Source?.Key];
        Term[] ofSource = noun.Source is not { } source ? [] :
            [new(noun, TermKind.Name, source.Title, source.Language), new(noun, TermKind.Publisher, source.Publisher, source.Language)];
        return names.Concat(ofSource).Concat(variants).Concat(codes.OfType<string>().Select(c => new Term(noun, TermKind.Code, c))).Distinct();
    }

    private static string RemoveSpaces(string key) => key.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Among equally good matches names come before other terms, and those in the reader's language and of the day first.</summary>
    private static (int, TermKind, bool, bool) Rank(Hit hit, Term by, DateOnly day, string language) =>
        (hit.Distance, by.Kind, by.Language is not null && by.Language != language, !by.IsShownOn(day));

    /// <summary>
    /// Whether one term explains a match better than another: title or publisher better than the key of a source, the name in the
    /// reader's language better than a variant.
    /// </summary>
    private static bool IsMoreTelling(Term by, Term than, DateOnly day, string language) =>
        IsKey(than)
            ? by.Kind is TermKind.Name or TermKind.Publisher
            : than.Kind == TermKind.Variant && by.Kind == TermKind.Name && by.Language == language && by.IsShownOn(day);

    private static bool IsKey(Term term) => term is { Kind: TermKind.Code, Noun.Source: not null };

    /// <summary>
    /// Matches in groups, the best first: the whole text, the beginning of a name, every word. If there are none, similar spellings;
    /// if there are none of those, terms with some of the words.
    /// </summary>
    private IEnumerable<IReadOnlyList<Hit>> FindHits(string key)
    {
        if (key.Length == 0)
            yield break;
        var whole = RemoveSpaces(key);
        List<Hit> exact = [.. codes.FindExact(whole).Concat(wholeTexts.FindExact(whole)).Select(term => new Hit(term))];
        yield return exact;
        var beginnings = wholeTexts.FindPrefix(whole).ToLookup(term => terms[term].Kind == TermKind.Name, term => new Hit(term));
        yield return [.. beginnings[true]];

        var found = SignificantWords(key).Select(MatchWord).ToList();
        // A term matches if every word matches it; its distance is the sum of theirs.
        var all = found[0].Where(m => found.TrueForAll(f => f.ContainsKey(m.Key))).Select(m => new Hit(m.Key, found.Sum(f => f[m.Key]))).ToLookup(hit => hit.Distance == 0);
        yield return [.. beginnings[false], .. all[true]];
        if (exact.Count + beginnings.Count + all[true].Count() > 0)
            yield break;

        List<Hit> similar = [.. wholeTexts.FindSimilar(whole).Select(word => new Hit(word.Place, word.Mistakes)).Concat(all[false]).Select(hit => hit with { IsSimilar = true })];
        yield return similar;
        if (similar.Count == 0)
            yield return [.. found.SelectMany(f => f.Keys).CountBy(term => term).Select(term => new Hit(term.Key, found.Count - term.Value))];
    }

    private static List<string> SignificantWords(string key)
    {
        var all = key.Split(' ').Distinct().ToList();
        var kept = all.Where(word => !SearchVariants.IgnoredWords.Value.Contains(word)).ToList();
        return [.. (kept.Count > 0 ? kept : all).Take(MaxWords)];
    }

    /// <summary>The terms with the word or one it is a prefix of, otherwise with a similarly spelt one; each with its edit distance.</summary>
    private Dictionary<int, int> MatchWord(string word)
    {
        var matches = new Dictionary<int, int>();
        foreach (var term in word.Length < 2 ? words.FindExact(word) : words.FindPrefix(word))
            matches[term] = 0;
        if (matches.Count == 0)
            foreach (var (term, mistakes) in words.FindSimilar(word))
                matches[term] = Math.Min(mistakes, matches.GetValueOrDefault(term, mistakes));
        return matches;
    }

    /// <param name="Term">The index of the term.</param>
    /// <param name="Distance">The edit distance, or the number of query words that it lacks.</param>
    private readonly record struct Hit(int Term, int Distance = 0)
    {
        public bool IsSimilar { get; init; }
    }
}
