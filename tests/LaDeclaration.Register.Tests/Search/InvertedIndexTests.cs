using CsCheck;
using F23.StringSimilarity;
using LaDeclaration.Register.Search;

namespace LaDeclaration.Register.Tests.Search;

public sealed class InvertedIndexTests
{
    /// <summary>Few letters, so that words come near one another.</summary>
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abc"], 1, 9];

    [Fact]
    public void The_walk_finds_what_comparing_with_every_word_finds()
    {
        var distance = new OptimalStringAlignment();
        Gen.Select(Word.HashSet[0, 60], Word, Gen.Int[1, 2]).Sample((words, sought, most) =>
        {
            var expected = words.Select(w => (w, (int)distance.Distance(w, sought))).Where(w => w.Item2 <= most).Order();

            Assert.Equal(expected, new InvertedIndex(words.Select((w, i) => (w, i))).FindSimilarWords(sought, most).Order());
        });
    }

    [Fact]
    public void A_beginning_finds_what_begins_so() => Gen.Select(Word.HashSet[0, 60], Word).Sample((words, sought) =>
        Assert.Equal(
            words.Where(w => w.StartsWith(sought, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            new InvertedIndex(words.Select((w, i) => (w, i))).FindPrefix(sought).Select(i => words.ElementAt(i))));

    [Fact]
    public void A_word_says_every_place_where_it_stands_once()
    {
        var vocabulary = new InvertedIndex([("visa", 1), ("asylum", 2), ("visa", 3), ("visa", 1)]);

        Assert.Equal([1, 3], vocabulary.FindExact("visa"));
        Assert.Empty(vocabulary.FindExact("vis"));
    }

    [Theory]
    [InlineData("vis", false)]
    [InlineData("vsia", true)]
    [InlineData("visza", true)]
    [InlineData("vzza", false)]
    [InlineData("reunifcatoin", true)]
    [InlineData("reunifcatzin", false)]
    public void How_much_is_forgiven_grows_with_the_word(string sought, bool isFound) =>
        Assert.Equal(isFound, new InvertedIndex([("visa", 1), ("reunification", 2)]).FindSimilar(sought).Any());
}
