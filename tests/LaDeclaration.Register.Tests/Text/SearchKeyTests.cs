using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Tests.Text;

public sealed class SearchKeyTests
{
    [Theory]
    [InlineData("PERÚ", "peru")]
    [InlineData("États-Unis", "etats unis")]
    [InlineData("  Protección   temporal ", "proteccion temporal")]
    [InlineData("Côte d’Ivoire", "cote d ivoire")]
    [InlineData("Estados Unidos (EE. UU.)", "estados unidos ee uu")]
    [InlineData("G-20", "g 20")]
    [InlineData("Main-d’Œuvre", "main d oeuvre")]
    [InlineData("tra\uFB03cking", "trafficking")]
    [InlineData("\uFB01nancing", "financing")]
    [InlineData("\uFF2D\uFF25\uFF38\uFF29\uFF23\uFF2F", "mexico")]
    [InlineData("\U0001D40C\U0001D41E\U0001D431ico", "mexico")]
    [InlineData("¡!", "")]
    public void Is_what_people_type(string text, string key) => Assert.Equal(key, SearchKey.Of(text));

    [Fact]
    public void There_is_one_for_what_an_old_database_may_hold()
    {
        Assert.Equal("pe ru", SearchKey.Of("Pe\uFFFEru"));
        Assert.Equal("pe ru", SearchKey.Of("Pe\uD800ru"));
        Assert.Equal("", SearchKey.Of("\uDC00"));
        Assert.Equal("peru", SearchKey.Of("Pe\u00ADru\u200B"));
    }

    [Fact]
    public void Is_the_same_for_composed_and_decomposed_accents() =>
        Assert.Equal(SearchKey.Of("Peru\u0301"), SearchKey.Of("Per\u00fa"));
}
