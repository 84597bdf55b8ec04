using LaDeclaration.Register.Sources;

namespace LaDeclaration.Register.Tests.Sources;

public sealed class SourceTests
{
    [Theory]
    [InlineData("2022", true)]
    [InlineData("2022-10", true)]
    [InlineData("2024-02-29", true)]
    [InlineData("2023-02-29", false)]
    [InlineData("2022-13", false)]
    [InlineData("22", false)]
    [InlineData("2022-1-6", false)]
    [InlineData("6 October 2022", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_date_is_a_year_a_month_or_a_day_that_exists(string? date, bool expected) => Assert.Equal(expected, Source.IsDate(date));

    [Theory]
    [InlineData("guyana-dpi", true)]
    [InlineData("un1951", true)]
    [InlineData("Lima", false)]
    [InlineData("-lima", false)]
    [InlineData("li--ma", false)]
    [InlineData("lima\n", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_key_is_lower_case_words_joined_by_hyphens(string? key, bool expected) => Assert.Equal(expected, Source.IsKey(key));

    [Fact]
    public void A_key_is_not_too_long()
    {
        Assert.True(Source.IsKey(new string('a', Source.KeyMaxLength)));
        Assert.False(Source.IsKey(new string('a', Source.KeyMaxLength + 1)));
    }

    [Theory]
    [InlineData("https://dpi.gov.gy/notice", true)]
    [InlineData("http://example.org", true)]
    [InlineData("ftp://example.org/file", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("www.example.org", false)]
    [InlineData("/notice", false)]
    [InlineData(null, false)]
    public void An_address_is_of_the_web(string? address, bool expected) => Assert.Equal(expected, Source.IsAddress(address));

    [Theory]
    [InlineData("es", true)]
    [InlineData("pt-BR", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("", false)]
    [InlineData("Spanish language", false)]
    [InlineData(null, false)]
    public void A_language_is_a_tag_of_BCP_47(string? language, bool expected) => Assert.Equal(expected, Source.IsLanguage(language));
}
