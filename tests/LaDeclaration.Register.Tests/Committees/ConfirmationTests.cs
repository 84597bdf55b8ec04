using LaDeclaration.Register.Committees;

namespace LaDeclaration.Register.Tests.Committees;

public sealed class ConfirmationTests
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
        Assert.Equal(expected, Confirmation.IsRecent(date, Today));

    [Theory]
    [InlineData("2025-11-24", "lima", true)]
    [InlineData("2025-11-25", "lima", false)]
    [InlineData("2022-10-06", "review", false)]
    public void What_began_within_the_year_or_cites_a_recent_source_is_left_alone(string from, string source, bool isDue)
    {
        var membership = new Membership { Country = "CL", Committee = "labor-mobility", Role = Role.Lead, From = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), Sources = [source] };

        Assert.Equal(isDue, new[] { membership }.AsQueryable().NotConfirmedForAYear(Today, ["review"]).Any());
    }

    [Fact]
    public void The_newest_date_counts() => Assert.Equal("2023-06", Confirmation.Last(["2022-10-06", null, "2023-06"]));
}
