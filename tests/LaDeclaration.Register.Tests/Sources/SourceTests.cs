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
    [InlineData("HTTPS://WWW.GOV.CL:8443/a?b#c", true)]
    [InlineData("https://[2001:db8::1]/notice", true)]
    [InlineData("https://www.migración.gob.pe/sección", true)]
    [InlineData("https://example.org/@office", true)]
    [InlineData("https://example.org/𠮷", true)]
    [InlineData("https://example.org/a\u3164b", false)]
    [InlineData("https://www.gov.cl@evil.example/", false)]
    [InlineData("https://www.gov.cl:443@evil.example/", false)]
    [InlineData("https://www.gov.cl%2F@evil.example/", false)]
    [InlineData("https://www.gov.cl\\@evil.example/", false)]
    [InlineData("https://www.gov.cl\\evil", false)]
    [InlineData("https://www.gov.cl／evil.example/", false)]
    [InlineData("https://www.gov%2Ecl/", false)]
    [InlineData("https://example.org/a b", false)]
    [InlineData("https://example.org/a\u00A0b", false)]
    [InlineData("https://example.org/a\nb", false)]
    [InlineData("https://example.org/a\tb", false)]
    [InlineData("https://example.org/\u202Efdp.exe", false)]
    [InlineData("https://example.org/a\u200Bb", false)]
    [InlineData("https://example.org/\n", false)]
    [InlineData("https:///notice", false)]
    [InlineData("https:/example.org", false)]
    [InlineData("https://example.org:99999/", false)]
    [InlineData(" https://example.org/", false)]
    [InlineData(null, false)]
    public void An_address_is_of_the_web(string? address, bool expected) => Assert.Equal(expected, Source.IsAddress(address));

    [Theory]
    [InlineData("https://www.gov.cl@evil.example/", AddressFlaw.NamesUser)]
    [InlineData("https://example.org/a b", AddressFlaw.Characters)]
    [InlineData("example.org", AddressFlaw.NotWeb)]
    [InlineData("https://example.org/", null)]
    public void What_is_wrong_with_an_address_has_a_name(string address, AddressFlaw? flaw) => Assert.Equal(flaw, Source.FindAddressFlaw(address));

    [Fact]
    public void An_address_is_not_too_long_but_one_that_stands_may_be_followed()
    {
        var address = "https://example.org/" + new string('a', 536);

        Assert.False(Source.IsAddress(address));
        Assert.True(Source.IsLink(address));
    }

    [Theory]
    [InlineData("es", true)]
    [InlineData("pt-BR", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("", false)]
    [InlineData("Spanish language", false)]
    [InlineData(null, false)]
    public void A_language_is_a_tag_of_BCP_47(string? language, bool expected) => Assert.Equal(expected, Source.IsLanguage(language));
}
