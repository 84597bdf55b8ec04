using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Tests.Language;

public sealed class TextDifferenceTests
{
    private const string Text = "The committee facilitates regional labor mobility with protection of the rights of all workers and their families.";

    [Theory]
    [InlineData(Text, Text + " It meets twice a year.", "… of all workers and their families.", "", " It meets twice a year.", "")]
    [InlineData(Text + " It meets twice a year.", Text, "… of all workers and their families.", " It meets twice a year.", "", "")]
    [InlineData(Text, "The committee promotes regional labor mobility with protection of the rights of all workers and their families.", "The committee ", "facilitates", "promotes", " regional labor mobility with protection of …")]
    [InlineData(Text, "Now: " + Text, "", "", "Now: ", "The committee facilitates regional labor mobility …")]
    [InlineData("again and again and again and again and again and again and again and again and again", "again and again and again and again and again and again and again and again", "… and again and again and again", " and again", "", "")]
    public void Of_long_texts_only_what_differs_is_shown_with_the_words_around(string before, string after, string lead, string gone, string come, string tail)
    {
        var apart = TextDifference.Of(new FieldChange("Description", before, after))!;

        Assert.Equal((lead, gone, come, tail), ($"{apart.Lead}", $"{apart.Before}", $"{apart.After}", $"{apart.Tail}"));
    }

    [Theory]
    [InlineData("Labor Mobility", "Labor Mobility and Skills")]
    [InlineData(Text, "Something else is said here, in as many words, about another matter altogether, and at the same length.")]
    [InlineData("", Text)]
    public void Short_texts_and_those_with_little_in_common_are_shown_whole(string before, string after) =>
        Assert.Null(TextDifference.Of(new FieldChange("Description", before, after)));

    [Fact]
    public void Words_keep_their_language()
    {
        var apart = TextDifference.Of(new FieldChange("Description", LanguageTaggedText.In(Text, "es"), LanguageTaggedText.Joined("", [LanguageTaggedText.In(Text, "es"), " (unofficial)"])))!;

        Assert.Equal("es", apart.Lead[2..].Language);
        Assert.Null(apart.After.Language);
    }
}
