using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Tests.Text;

public sealed class TextShorteningTests
{
    [Theory]
    [InlineData("", 4, "")]
    [InlineData("four", 4, "four")]
    [InlineData("fifth", 4, "fif…")]
    [InlineData("ab\U0001F30Ed", 4, "ab…")]
    [InlineData("a\U0001F30Ede", 4, "a\U0001F30E…")]
    [InlineData("\U0001F30E\U0001F30E", 2, "…")]
    public void Fits_and_cuts_no_character_in_two(string text, int maxLength, string expected) => Assert.Equal(expected, TextShortening.Shorten(text, maxLength));
}
