using LaDeclaration.Register.Countries;

namespace LaDeclaration.Register.Tests.Countries;

public sealed class CountryTests
{
    [Theory]
    [InlineData("AR", "ARG")]
    [InlineData("BB", "BRB")]
    [InlineData("SV", "SLV")]
    [InlineData("SR", "SUR")]
    [InlineData("US", "USA")]
    public void Has_the_three_letters_of_ISO_3166(string code, string alpha3) => Assert.Equal(new Country(code, alpha3), Country.Of(code));

    [Theory]
    [InlineData("pe")]
    [InlineData("P")]
    [InlineData("PER")]
    [InlineData("ZZ")]
    [InlineData("XX")]
    [InlineData("QQ")]
    [InlineData("UK")]
    [InlineData("EU")]
    [InlineData("P1")]
    [InlineData("419")]
    [InlineData("")]
    [InlineData(null)]
    public void Is_not_named_by_anything_else(string? code)
    {
        Assert.False(Country.IsCode(code));
        Assert.Throws<ArgumentException>(() => Country.Of(code!));
    }
}
