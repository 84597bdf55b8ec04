using LaDeclaration.Web.Accounts;

namespace LaDeclaration.Web.Tests.Accounts;

public sealed class TotpTests
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

        Assert.Equal(code, Totp.CodeAt(Key, Totp.StepAt(now)));
        Assert.Equal(seconds / 30, Totp.FindStep(Key, code, now));
        Assert.Equal(code, App.Code(Key, now));
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_wrong_by_one_step(int seconds, bool isTaken) =>
        Assert.Equal(isTaken, Totp.FindStep(Key, App.Code(Key, SettableClock.Start.AddSeconds(seconds)), SettableClock.Start) is not null);

    [Theory]
    [InlineData("123 456", true)]
    [InlineData("12345", false)]
    [InlineData("1234567", false)]
    [InlineData("١٢٣٤٥٦", false)]
    [InlineData(null, false)]
    public void Only_six_digits_are_a_code(string? typed, bool isCode) => Assert.Equal(isCode, Totp.IsCode(typed));
}
