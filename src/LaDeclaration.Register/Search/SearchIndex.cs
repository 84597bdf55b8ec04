using System.Globalization;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Search;

/// <summary>
/// Everything that is searched at one revision: names of all times in all languages, codes, other wordings.
/// It never changes, so that any number of requests read it at once, and for any day.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>How long a text to search for may be, in UTF-16 units.</summary>
    public const int QueryMaxLength = 100;

    /// <summary>Words beyond these make a search no better.</summary>
    private const int MostWords = 8;

    private static readonly string[] Kinds = ["country", "committee", "pillar", "source"];

    private readonly Term[] terms;
    private readonly InvertedIndex codes;
    private readonly InvertedIndex wholes;
    private readonly InvertedIndex words;

    /// <summary>All rows known at one revision, whatever their dates.</summary>
    public SearchIndex(IReadOnlyCollection<Details> details, IEnumerable<Source> sources, IReadOnlyCollection<Membership> memberships, IEnumerable<Endorsement> endorsements)
    {
        var nouns = details.GroupBy(d => d.Subject).Select(g => new SearchEntry(g.Key, g)).Concat(sources.Select(s => new SearchEntry(s)));
        terms = [.. nouns.SelectMany(TermsOf)];
        var keys = terms.Select(t => SearchKey.Of(t.Text)).ToArray();
        var numbers = Enumerable.Range(0, terms.Length).ToLookup(i => terms[i].Kind == TermKind.Code);
        codes = new(numbers[true].Select(i => (Joined(keys[i]), i)));
        wholes = new(numbers[false].Select(i => (Joined(keys[i]), i)));
        words = new(numbers[false].SelectMany(i => keys[i].Split(' ').Select(word => (word, i))));
        Seating = new MembershipCounts(details.OfType<CommitteeDetails>(), memberships, endorsements);
    }

    /// <summary>What else there is to say about what was found.</summary>
    public MembershipCounts Seating { get; }

    /// <summary>What fits, the best first; what fits equally well by kind, and in the language's own order of names.</summary>
    /// <param name="sought">As somebody typed it.</param>
    /// <param name="day">Names of that day, and what is in force on it, come first.</param>
    /// <param name="language">BCP 47: names in it come before those in another.</param>
    /// <param name="atMost">How many.</param>
    public IReadOnlyList<SearchMatch> Find(string sought, DateOnly day, string language, int atMost)
    {
        var order = StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true);
        var found = new OrderedDictionary<SearchEntry, SearchMatch>();
        foreach (var hits in Hits(SearchKey.Of(sought)).TakeWhile(_ => found.Count < atMost))
        {
            var ranked = hits
                .Select(hit => (By: terms[hit.Term], hit.IsSimilar, Rank: Rank(hit, terms[hit.Term], day, language)))
                .GroupBy(hit => hit.By.Noun)
                .Select(hits => hits.MinBy(hit => (IsKey(hit.By), hit.Rank)))
                .OrderBy(hit => hit.Rank)
                .ThenBy(hit => !hit.By.Noun.IsInForce(day))
                .ThenBy(hit => Array.IndexOf(Kinds, hit.By.Noun.Subject.Kind))
                .ThenBy(hit => hit.By.Noun.Name(day, language), order);
            foreach (var (by, isSimilar, _) in ranked)
                if (!found.TryGetValue(by.Noun, out var sooner) || SaysMore(by, sooner.By, day, language))
                    found[by.Noun] = new SearchMatch(by.Noun, by, isSimilar);
        }
        return [.. found.Values.Take(atMost)];
    }

    private static IEnumerable<Term> TermsOf(SearchEntry noun)
    {
        var (_, country, committee, pillar, _) = noun.Subject;
        var names = noun.Versions.SelectMany(v => v.Name.Wordings).Select(w => new Term(noun, TermKind.Name, w.Value.Text, w.Key));
        var variants = SearchVariants.Of(noun.Subject).Select(v => new Term(noun, TermKind.Variant, v));
        string?[] codes = [country, country is null ? null : Country.Of(country).Alpha3, committee, pillar?.ToString(CultureInfo.InvariantCulture), noun.Source?.Key];
        Term[] ofSource = noun.Source is not { } source ? [] :
            [new(noun, TermKind.Name, source.Title, source.Language), new(noun, TermKind.Publisher, source.Publisher, source.Language)];
        return names.Concat(ofSource).Concat(variants).Concat(codes.OfType<string>().Select(c => new Term(noun, TermKind.Code, c))).Distinct();
    }

    private static string Joined(string key) => key.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Names come before other wordings that fit as well, those in the reader's language and of the day first.</summary>
    private static (int, TermKind, bool, bool) Rank(Hit hit, Term by, DateOnly day, string language) =>
        (hit.Wanting, by.Kind, by.Language is not null && by.Language != language, !by.IsOf(day));

    /// <summary>What readers know a source by is its title and publisher; what they see of anything is its name in their language.</summary>
    private static bool SaysMore(Term by, Term than, DateOnly day, string language) =>
        IsKey(than)
            ? by.Kind is TermKind.Name or TermKind.Publisher
            : than.Kind == TermKind.Variant && by.Kind == TermKind.Name && by.Language == language && by.IsOf(day);

    private static bool IsKey(Term term) => term is { Kind: TermKind.Code, Noun.Source: not null };

    /// <summary>
    /// What fits as it is written, the best first: the whole, the beginning of a name, every word.
    /// If nothing does, what is spelt similarly; if nothing is, what has some of the words.
    /// </summary>
    private IEnumerable<IReadOnlyList<Hit>> Hits(string key)
    {
        if (key.Length == 0)
            yield break;
        var whole = Joined(key);
        List<Hit> exact = [.. codes.Exactly(whole).Concat(wholes.Exactly(whole)).Select(term => new Hit(term))];
        yield return exact;
        var beginnings = wholes.StartingWith(whole).ToLookup(term => terms[term].Kind == TermKind.Name, term => new Hit(term));
        yield return [.. beginnings[true]];

        var found = Significant(key).Select(Matches).ToList();
        // A term has every word if each found it; how far it then is from what was typed is the sum of their mistakes.
        var all = found[0].Where(m => found.TrueForAll(f => f.ContainsKey(m.Key))).Select(m => new Hit(m.Key, found.Sum(f => f[m.Key]))).ToLookup(hit => hit.Wanting == 0);
        yield return [.. beginnings[false], .. all[true]];
        if (exact.Count + beginnings.Count + all[true].Count() > 0)
            yield break;

        List<Hit> similar = [.. wholes.Near(whole).Select(near => new Hit(near.Place, near.Mistakes)).Concat(all[false]).Select(hit => hit with { IsSimilar = true })];
        yield return similar;
        if (similar.Count == 0)
            yield return [.. found.SelectMany(f => f.Keys).CountBy(term => term).Select(term => new Hit(term.Key, found.Count - term.Value))];
    }

    private static List<string> Significant(string key)
    {
        var said = key.Split(' ').Distinct().ToList();
        var kept = said.Where(word => !SearchVariants.Ignored.Value.Contains(word)).ToList();
        return [.. (kept.Count > 0 ? kept : said).Take(MostWords)];
    }

    /// <summary>The terms that have a word, or one that begins so, or else one that is spelt similarly; each with the number of mistakes.</summary>
    private Dictionary<int, int> Matches(string word)
    {
        var matches = new Dictionary<int, int>();
        foreach (var term in word.Length < 2 ? words.Exactly(word) : words.StartingWith(word))
            matches[term] = 0;
        if (matches.Count == 0)
            foreach (var (term, mistakes) in words.Near(word))
                matches[term] = Math.Min(mistakes, matches.GetValueOrDefault(term, mistakes));
        return matches;
    }

    /// <param name="Term">The number of the term.</param>
    /// <param name="Wanting">How many mistakes were forgiven, or how many words it has not.</param>
    private readonly record struct Hit(int Term, int Wanting = 0)
    {
        public bool IsSimilar { get; init; }
    }
}
