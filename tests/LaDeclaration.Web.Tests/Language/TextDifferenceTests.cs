using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Tests.Language;

public sealed class TextDifferenceTests
{
    private const string Text = "The committee facilitates regional labor mobility with protection of the rights of all workers and their families.";

    [Theory]
    [InlineData(Text, Text + " It meets twice a year.", "… of all workers and their families. [+It meets twice a year.]")]
    [InlineData(Text + " It meets twice a year.", Text, "… of all workers and their families. [-It meets twice a year.]")]
    [InlineData(Text, "The committee promotes regional labor mobility with protection of the rights of all workers and their families.", "The committee [-facilitates] [+promotes] regional labor mobility with protection of …")]
    [InlineData(Text, "Now: " + Text, "[+Now:] The committee facilitates regional labor mobility …")]
    [InlineData("again and again and again and again and again and again and again and again and again", "again and again and again and again and again and again and again and again", "… and again and again and again [-and again]")]
    public void Of_long_texts_only_what_differs_is_shown_with_the_words_around(string before, string after, string shown) => Assert.Equal(shown, Shown(before, after));

    [Theory]
    [InlineData("The committee promotes regional labor mobility with protection of the rights of all workers and families.", "The committee [-facilitates] [+promotes] regional labor mobility with protection of the rights of all workers and [-their] families.")]
    [InlineData("The council facilitates regional labor mobility with protection of the rights of all workers and their households.", "The [-committee] [+council] facilitates regional labor mobility with protection … rights of all workers and their [-families.] [+households.]")]
    public void Each_changed_place_is_shown(string after, string shown) => Assert.Equal(shown, Shown(Text, after));

    [Theory]
    [InlineData("The committee facilitates national worker migration with protection of the rights of all workers and their families.", "The committee facilitates [-regional labor mobility] [+national worker migration] with protection of the rights of …")]
    [InlineData("The committee facilitates movements of people of the region with protection of the rights of all workers and their families.", "The committee facilitates [-regional labor mobility] [+movements of people of the region] with protection of the rights of …")]
    [InlineData("The committee secures regional work mobility with protection of the rights of all workers and their families.", "The committee [-facilitates regional labor] [+secures regional work] mobility with protection of the rights …")]
    public void A_phrase_written_anew_is_one_change(string after, string shown) => Assert.Equal(shown, Shown(Text, after));

    [Theory]
    [InlineData("Labor Mobility", "Labor Mobility and Skills")]
    [InlineData(Text, "Something else is said here, in as many words, about another matter altogether, and at the same length.")]
    [InlineData("", Text)]
    public void Short_texts_and_those_with_little_in_common_are_shown_whole(string before, string after) =>
        Assert.Empty(TextDifference.Between(before, after));

    [Fact]
    public void Words_keep_their_language()
    {
        var parts = TextDifference.Between(LanguageTaggedText.In(Text, "es"), LanguageTaggedText.Join("", [LanguageTaggedText.In(Text, "es"), " (unofficial)"]));

        Assert.Equal(2, parts.Count);
        Assert.Equal("es", parts[0].Text[2..].Language);
        Assert.Equal((TextDifference.PartKind.Added, "(unofficial)", null), (parts[1].Kind, $"{parts[1].Text}", parts[1].Text.Language));
    }

    private static string Shown(string before, string after) => string.Join(' ', TextDifference.Between(before, after).Select(part => part.Kind switch
    {
        TextDifference.PartKind.Removed => $"[-{part.Text}]",
        TextDifference.PartKind.Added => $"[+{part.Text}]",
        _ => $"{part.Text}",
    }));
}
