using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Search;

/// <summary>
/// Everything that can be searched at any revision, for any day: names of all times in all languages, codes, other wordings. Terms are
/// only added, each with the revisions that say it, so that readers of every revision are answered meanwhile, without a lock.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>In UTF-16 code units.</summary>
    public const int QueryMaxLength = 100;

    /// <summary>Bounds the memory for adding the whole register.</summary>
    private const int MaxNounsAtOnce = 10_000;

    private readonly TermTable terms = new();
    private volatile TermPostings postings = TermPostings.Empty;

    internal IReadOnlyList<SearchMatch> Find(string query, int known, DateOnly day, string language, int atMost)
    {
        var ranking = new MatchRanking(terms, known, day, language, atMost);
        new TermMatching(terms, postings, known).Find(SearchKey.Of(query), ranking);
        return ranking.ToMatches();
    }

    /// <summary>Adds the terms of new nouns and of new versions. One caller at a time.</summary>
    /// <param name="nouns">For each its versions, old and new.</param>
    internal void Add(IEnumerable<Recorded[]> nouns)
    {
        foreach (var some in nouns.Chunk(MaxNounsAtOnce))
        {
            var addition = new TermPostings.Addition();
            foreach (var versions in some)
                Add(versions, addition);
            postings = addition.AddTo(postings, terms.Count);
        }
    }

    private void Add(Recorded[] versions, TermPostings.Addition addition)
    {
        var noun = FindOrAddNoun(new IndexedNoun(versions), addition);
        noun.Versions = versions;
        var last = noun.LastTerm;
        foreach (var (text, from, until) in NounText.ListPeriods(noun))
        {
            var number = FindTerm(last, text, from);
            if (number == IndexedTerm.None)
                number = AddTerm(noun, noun.Kind, text, from, addition);
            terms.SetSaidUntil(number, until);
        }
    }

    private IndexedNoun FindOrAddNoun(IndexedNoun noun, TermPostings.Addition addition)
    {
        // Each has its key as a term.
        var same = postings.Codes.FindExact(addition.KeyOf(noun.Key)).SelectMany(numbers => numbers).Select(number => terms[number].Noun!).FirstOrDefault(other => other.Subject == noun.Subject);
        if (same is not null)
            return same;
        if (!terms.NounsOf(noun.Kind).Any())
            foreach (var variant in SearchVariants.OfAll(noun.Subject.Kind))
                AddTerm(null, noun.Kind, new NounText(TermKind.Variant, variant), 0, addition);
        terms.Add(noun);
        return noun;
    }

    private int AddTerm(IndexedNoun? noun, NounKind kind, NounText text, int from, TermPostings.Addition addition)
    {
        var number = terms.Add(noun, kind, text, addition.KeyOf(text.Text), from);
        addition.Add(number, text);
        return number;
    }

    /// <param name="last">The number of the noun's last term, from which it is looked for.</param>
    private int FindTerm(int last, NounText text, int from)
    {
        var number = last;
        while (number != IndexedTerm.None && (terms.Header(number).SaidFrom != from || terms.TextOf(number) != text))
            number = terms[number].Previous;
        return number;
    }
}
