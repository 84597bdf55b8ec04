using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Search;

/// <summary>Which terms have which text or word, by their numbers. Immutable.</summary>
/// <param name="Codes">Whole, without spaces, as are names and other texts.</param>
/// <param name="Others">Variants and publishers.</param>
/// <param name="Words">Of all terms but codes.</param>
/// <param name="Count">All numbers are less.</param>
internal sealed record TermPostings(InvertedIndex Codes, InvertedIndex Names, InvertedIndex Others, InvertedIndex Words, int Count)
{
    public static readonly TermPostings Empty = new(InvertedIndex.Empty, InvertedIndex.Empty, InvertedIndex.Empty, InvertedIndex.Empty, 0);

    /// <summary>What is to be added. Normalizes each text once.</summary>
    public sealed class Addition
    {
        private readonly Dictionary<string, (string Whole, string[] Words)> keys = [];
        private readonly List<(string, int)> codes = [];
        private readonly List<(string, int)> names = [];
        private readonly List<(string, int)> others = [];
        private readonly List<(string, int)> words = [];

        /// <summary>The text normalized by <see cref="SearchKey"/>, without spaces.</summary>
        public string KeyOf(string text) => Normalize(text).Whole;

        /// <param name="number">The number of the term with that text.</param>
        public void Add(int number, NounText text)
        {
            var (whole, words) = Normalize(text.Text);
            (text.Kind switch { TermKind.Code => codes, TermKind.Name => names, _ => others }).Add((whole, number));
            if (text.Kind != TermKind.Code)
                this.words.AddRange(words.Select(word => (word, number)));
        }

        /// <param name="count">The number of all terms.</param>
        public TermPostings AddTo(TermPostings former, int count) =>
            new(former.Codes.With(codes), former.Names.With(names), former.Others.With(others), former.Words.With(words), count);

        private (string Whole, string[] Words) Normalize(string text)
        {
            if (keys.TryGetValue(text, out var known))
                return known;
            var key = SearchKey.Of(text);
            return keys[text] = (RemoveSpaces(key), key.Split(' '));
        }
    }

    public static string RemoveSpaces(string key) => key.Replace(" ", "", StringComparison.Ordinal);
}
