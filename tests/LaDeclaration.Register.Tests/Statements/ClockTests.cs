using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Tests.Statements;

public sealed class ClockTests
{
    private static readonly DateOnly From = A.Day("2022-10-06");
    private static readonly DateOnly Until = A.Day("2023-07-13");

    [Theory]
    [InlineData("2022-10-05", false)]
    [InlineData("2022-10-06", true)]
    [InlineData("2023-07-12", true)]
    [InlineData("2023-07-13", false)]
    [InlineData("2026-01-15", false)]
    public void Is_in_force_from_its_first_day_until_the_day_it_is_no_longer_so(string on, bool expected)
    {
        var row = Recorded(A.Membership(from: From, until: Until), 1);

        Assert.Equal(expected, IsSeen(row, A.Day(on), 1));
        Assert.Equal(expected, row.IsInForce(A.Day(on)));
    }

    [Theory]
    [InlineData("2022-10-05")]
    [InlineData("2022-10-06")]
    [InlineData("2023-07-12")]
    [InlineData("2023-07-13")]
    public void A_row_that_was_read_answers_as_the_query_does(string on)
    {
        var day = A.Day(on);
        foreach (var row in new[] { A.Membership(from: From, until: Until), A.Membership(from: From), Recorded(A.Membership(from: From), 2, 5) })
        {
            IQueryable<Membership> rows = new[] { row }.AsQueryable();
            Assert.Equal(rows.StartedBy(day).Any(), row.HasStartedBy(day));
            Assert.Equal(rows.NotStartedBy(day).Any(), !row.HasStartedBy(day));
            Assert.Equal(rows.NotEndedBy(day).Any(), !row.HasEndedBy(day));
            Assert.Equal(rows.Current().Any(), row.IsCurrent());
            Assert.All(Enumerable.Range(0, 7), known => Assert.Equal(rows.KnownAt(known).Any(), row.IsKnownAt(known)));
        }
    }

    [Fact]
    public void Without_an_end_stays_in_force()
    {
        var row = Recorded(A.Membership(from: From), 1);

        Assert.True(IsSeen(row, DateOnly.MaxValue, 1));
        Assert.False(IsSeen(row, From.AddDays(-1), 1));
    }

    [Fact]
    public void A_future_start_is_known_at_once_and_in_force_on_its_day()
    {
        var announced = Recorded(A.Membership(from: A.Today.AddDays(10)), 3);

        Assert.True(IsKnown(announced, 3));
        Assert.False(IsSeen(announced, A.Today, 3));
        Assert.True(IsSeen(announced, A.Today.AddDays(10), 3));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    public void Is_known_from_the_revision_that_recorded_it_until_the_one_that_superseded_it(int known, bool expected)
    {
        var row = Recorded(A.Membership(), 2, 5);

        Assert.Equal(expected, IsKnown(row, known));
        Assert.Equal(expected, IsSeen(row, A.Today, known));
    }

    [Fact]
    public void The_clocks_are_independent()
    {
        var believed = Recorded(A.Membership(from: From), 1, 2);
        var corrected = Recorded(believed with { From = Until }, 2);
        IQueryable<Membership> both = new[] { believed, corrected }.AsQueryable();

        Assert.Equal([believed], both.InForceAt(new Clocks(From, 1)));
        Assert.Empty(both.InForceAt(new Clocks(From, 2)));
        Assert.Equal([corrected], both.InForceAt(new Clocks(Until, 2)));
    }

    [Theory]
    [InlineData("2022-01-01", "2022-10-06", false)]
    [InlineData("2022-01-01", "2022-10-07", true)]
    [InlineData("2023-07-12", null, true)]
    [InlineData("2023-07-13", null, false)]
    public void Two_statements_overlap_when_they_share_a_day(string from, string? until, bool expected)
    {
        var row = A.Membership(from: From, until: Until);
        var other = A.Membership(from: A.Day(from), until: until is null ? null : A.Day(until));

        Assert.Equal(expected, row.Overlaps(other));
        Assert.Equal(expected, other.Overlaps(row));
    }

    private static Membership Recorded(Membership row, int recordedIn, int? supersededIn = null) =>
        row with { RecordedIn = recordedIn, SupersededIn = supersededIn };

    private static bool IsSeen(Membership row, DateOnly on, int known) => new[] { row }.AsQueryable().InForceAt(new Clocks(on, known)).Any();

    private static bool IsKnown(Membership row, int known) => new[] { row }.AsQueryable().KnownAt(known).Any();
}
