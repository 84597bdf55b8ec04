using CsCheck;
using LaDeclaration.Register.Search;

namespace LaDeclaration.Register.Tests.Search;

public sealed class InvertedIndexTests
{
    /// <summary>Few letters, so that words come near one another.</summary>
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abc"], 1, 4];

    [Fact]
    public void However_it_grew_it_finds_what_a_look_at_every_word_finds() => Gen.Select(Word.List[0, 8].List[0, 8], Word).Sample((additions, sought) =>
    {
        List<(string Word, int Place)> entries = [.. additions.SelectMany(a => a).Select((word, place) => (word, place))];
        var (index, added) = (InvertedIndex.Empty, 0);
        foreach (var addition in additions)
        {
            index = index.With(entries.Skip(added).Take(addition.Count));
            added += addition.Count;
        }

        Assert.Equal(entries.Where(e => e.Word == sought).Select(e => e.Place), Sorted(index.FindExact(sought)));
        Assert.Equal(entries.Where(e => e.Word.StartsWith(sought, StringComparison.Ordinal)).Select(e => e.Place), Sorted(index.FindPrefix(sought)));
    });

    [Fact]
    public void Merged_it_finds_the_same() => Gen.Select(Word.List[0, 30], Word.List[0, 30], Word).Sample((words, more, sought) =>
    {
        List<(string Word, int Place)> entries = [.. words.Concat(more).Select((word, place) => (word, place))];

        var merged = SortedPostings.Of(entries.Take(words.Count)).With(SortedPostings.Of(entries.Skip(words.Count)));

        var whole = SortedPostings.Of(entries);
        Assert.Equal(whole.Words, merged.Words);
        Assert.Equal(whole.Count, merged.Count);
        Assert.Equal(whole.FindExact(sought), merged.FindExact(sought));
        Assert.Equal(whole.FindPrefix(sought), merged.FindPrefix(sought));
    });

    [Fact]
    public void After_thousands_of_additions_it_finds_the_same()
    {
        var index = Enumerable.Range(0, 10_000).Aggregate(InvertedIndex.Empty, (grown, i) => grown.With([($"w{i % 7_000}", i)]));

        Assert.All(Enumerable.Range(0, 7_000), i => Assert.Equal(i < 3_000 ? [i, i + 7_000] : [i], Sorted(index.FindExact($"w{i}"))));
        Assert.Equal(10_000, Sorted(index.FindPrefix("w")).Distinct().Count());
    }

    [Fact]
    public void What_was_found_before_an_addition_stays_as_it_was()
    {
        var before = InvertedIndex.Empty.With([("visa", 1)]);

        var after = before.With([("visa", 2)]);

        Assert.Equal([1], Sorted(before.FindExact("visa")));
        Assert.Equal([1, 2], Sorted(after.FindExact("visa")));
    }

    [Fact]
    public void A_word_says_every_place_where_it_stands_once()
    {
        var index = InvertedIndex.Empty.With([("visa", 1), ("asylum", 2), ("visa", 3), ("visa", 1)]);

        Assert.Equal([1, 3], Sorted(index.FindExact("visa")));
        Assert.Empty(Sorted(index.FindExact("vis")));
    }

    [Theory]
    [InlineData("vis", false)]
    [InlineData("vsia", true)]
    [InlineData("visza", true)]
    [InlineData("vzza", false)]
    [InlineData("reunifcatoin", true)]
    [InlineData("reunifcatzin", false)]
    public void How_much_is_forgiven_grows_with_the_word(string sought, bool isFound) =>
        Assert.Equal(isFound, InvertedIndex.Empty.With([("visa", 1), ("reunification", 2)]).FindSimilar(sought).Any());

    [Fact]
    public void The_most_similar_spellings_come_first_whenever_they_were_added()
    {
        var index = InvertedIndex.Empty.With([("reunifcatoin", 1)]).With([("reunification", 2)]).With([("reunificatian", 3)]);

        Assert.Equal([(2, 0), (3, 1), (1, 2)], index.FindSimilar("reunification"));
    }

    private static IEnumerable<int> Sorted(IEnumerable<ArraySegment<int>> places) => places.SelectMany(p => p).Order();
}
