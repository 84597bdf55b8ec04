using LaDeclaration.Web.Accounts;

namespace LaDeclaration.Web.Tests.Accounts;

public sealed class AuthenticatorCodesTests
{
    /// <summary>“12345678901234567890” in base 32, as in the RFC's appendix.</summary>
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_RFC_6238(long seconds, string code)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Assert.Equal(seconds / 30, AuthenticatorCodes.FindStep(Key, code, now));
        Assert.Equal(code, App.Code(Key, now));
    }

    [Theory]
    [InlineData(-60, null)]
    [InlineData(-30, -1L)]
    [InlineData(0, 0L)]
    [InlineData(30, 1L)]
    [InlineData(60, null)]
    public void A_clock_may_be_wrong_by_one_step(int seconds, long? steps)
    {
        var code = App.Code(Key, SettableClock.Start.AddSeconds(seconds));

        Assert.Equal((SettableClock.Start.ToUnixTimeSeconds() / 30) + steps, AuthenticatorCodes.FindStep(Key, code, SettableClock.Start));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base 32")]
    [InlineData("A")]
    [InlineData("GEZDGNBVGY3TQOJ1")]
    public void No_code_fits_a_key_that_is_none(string key) => Assert.Null(AuthenticatorCodes.FindStep(key, "123456", SettableClock.Start));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("١٢٣٤٥٦")]
    [InlineData("\ud800")]
    public void What_is_no_code_fits_no_key(string? typed) => Assert.Null(AuthenticatorCodes.FindStep(Key, typed, SettableClock.Start));

    [Fact]
    public void Spaces_are_ignored() => Assert.NotNull(AuthenticatorCodes.FindStep(Key, App.Code(Key, SettableClock.Start).Insert(3, " "), SettableClock.Start));

    [Theory]
    [InlineData("123 456", true)]
    [InlineData("12345", false)]
    [InlineData("1234567", false)]
    [InlineData("١٢٣٤٥٦", false)]
    [InlineData(null, false)]
    public void Only_six_digits_are_a_code(string? typed, bool isCode) => Assert.Equal(isCode, AuthenticatorCodes.IsCode(typed));
}
