using LaDeclaration.Register.Committees;

namespace LaDeclaration.Register.Tests.Committees;

public sealed class ConfirmationRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("2025-11-25", true)]
    [InlineData("2025-11-24", false)]
    [InlineData("2025-11", true)]
    [InlineData("2025-10", false)]
    [InlineData("2025", true)]
    [InlineData("2024", false)]
    [InlineData(null, false)]
    public void A_source_confirms_for_a_year_from_the_last_day_its_date_may_mean(string? date, bool expected) =>
        Assert.Equal(expected, ConfirmationRules.IsRecent(date, Today));

    [Theory]
    [InlineData("2025-11-24", "lima", true)]
    [InlineData("2025-11-25", "lima", false)]
    [InlineData("2022-10-06", "review", false)]
    public void What_began_within_the_year_or_cites_a_recent_source_is_left_alone(string from, string source, bool isDue)
    {
        var membership = new Membership { Country = "CL", Committee = "labor-mobility", Role = Role.Lead, From = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), Sources = [source] };

        Assert.Equal(isDue, new[] { membership }.AsQueryable().NotConfirmedForAYear(Today, ["review"]).Any());
    }

    [Theory]
    [InlineData("2022-10-06", "2022-10-06")]
    [InlineData("2022-10", "2022-10")]
    [InlineData("2022", "2022")]
    [InlineData("2022-10-05", null)]
    [InlineData("2022-09", null)]
    [InlineData("2021", null)]
    [InlineData(null, null)]
    public void Nothing_confirms_what_has_not_begun(string? date, string? expected) =>
        Assert.Equal(expected, ConfirmationRules.FindLatestDate(new DateOnly(2022, 10, 6), [date, "2020"]));

    [Fact]
    public void The_newest_date_counts() => Assert.Equal("2023-06", ConfirmationRules.FindLatestDate(["2022-10-06", null, "2023-06"]));
}
