using LaDeclaration.Web.Editing;

namespace LaDeclaration.Web.Tests.Editing;

public sealed class SlugsTests
{
    [Theory]
    [InlineData("Integration & Support", "", "integration-support")]
    [InlineData("Déclaration de Quito", "2024", "declaration-de-quito-2024")]
    [InlineData("Ministerial Note 12/2026", "2026", "ministerial-note-12-2026")]
    [InlineData("New", "", "new-2")]
    [InlineData("Taken", "", "taken-2")]
    [InlineData("宣言", "", "entry")]
    [InlineData("One word – 宣言 – and another", "", "one-word-and-another")]
    [InlineData("A title far longer than any key may be, it goes on", "2024", "a-title-far-longer-than-any-key-may-2024")]
    public void A_key_is_short_readable_and_free(string text, string ending, string key) =>
        Assert.Equal(key, Slugs.Propose(text, 40, taken => taken == "taken", ending));
}
