using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Sources;

namespace LaDeclaration.Register.Tests.ChangeSets.Editing;

public sealed class CitedSourcesTests
{
    private static readonly Source[] Sources =
    [
        A.Source("old") with { Date = "2021" },
        A.Source("lima") with { Date = "2022-10-06" },
        A.Source("same-year") with { Date = "2022" },
        A.Source("new") with { Date = "2023-05" },
        A.Source("undated") with { Date = null },
    ];

    [Theory]
    [InlineData("2022-10-06", "lima")]
    [InlineData("2023-05", "lima", "new", "undated")]
    [InlineData(null, "undated")]
    [InlineData(null, "unknown")]
    public void An_entry_was_last_confirmed_by_the_newest_of_its_sources(string? expected, params string[] cited) =>
        Assert.Equal(expected, (A.Membership() with { Sources = [.. cited] }).GetLastConfirmed(Find));

    [Fact]
    public void What_is_not_cited_and_not_older_confirms() =>
        Assert.Equal(["same-year", "new", "undated"], Sources.ThatConfirm(A.Membership(), Find).Select(s => s.Key));

    [Fact]
    public void A_source_that_no_revision_recorded_is_the_drafts_own()
    {
        Assert.True(A.Source().IsDrafted());
        Assert.False((A.Source() with { RecordedIn = 1 }).IsDrafted());
    }

    private static Source? Find(string key) => Array.Find(Sources, s => s.Key == key);
}
