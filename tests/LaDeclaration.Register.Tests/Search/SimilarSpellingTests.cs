using CsCheck;
using F23.StringSimilarity;
using LaDeclaration.Register.Search;

namespace LaDeclaration.Register.Tests.Search;

public sealed class SimilarSpellingTests
{
    /// <summary>Few letters, so that words come near one another.</summary>
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abc"], 1, 9];

    [Fact]
    public void The_walk_finds_what_comparing_with_every_word_finds()
    {
        var distance = new OptimalStringAlignment();
        Gen.Select(Word.HashSet[0, 60], Word, Gen.Int[1, 2]).Sample((words, sought, most) =>
        {
            string[] sorted = [.. words.Order(StringComparer.Ordinal)];
            var expected = sorted.Select((w, i) => (Word: i, Mistakes: (int)distance.Distance(w, sought))).Where(w => w.Mistakes <= most);

            Assert.Equal(expected, SimilarSpelling.FindSimilar(sorted, sought, most));
        });
    }
}
