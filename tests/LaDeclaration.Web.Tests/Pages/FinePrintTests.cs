using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>The small line beneath an entry is true of everything that it stands beneath.</summary>
public sealed class FinePrintTests : IAsyncLifetime
{
    private const string Lima = ", source: U.S. Department of State, 2022";
    private const string Since = "since 6 October 2022, last confirmed: 6 October 2022" + Lima;

    private Site site = null!;

    /// <summary>Guatemala leads Labor Mobility from 7 May 2024; that the United States leads against smuggling, and Panama takes part, ends on 14 January 2027.</summary>
    public async Task InitializeAsync()
    {
        site = await Site.Started();
        await site.Publish(
            Change.Add(Rows.Source("note", date: "2024-06")),
            await Ending("MX", "labor-mobility", "2024-05-07"),
            await Ending("GT", "labor-mobility", "2024-05-07"),
            Change.Add(Rows.Membership("GT", "labor-mobility", Role.Lead, "2024-05-07", source: "note")),
            await Ending("US", "smuggling-and-trafficking", "2027-01-15"),
            await Ending("PA", "smuggling-and-trafficking", "2027-01-15"));
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData("/en")]
    [InlineData("/en/pillars/2")]
    [InlineData("/en/matrix?by=committee")]
    public async Task What_most_share_is_said_once_and_a_lead_that_differs_has_its_own_dates_by_name(string address)
    {
        var page = await site.Visitor().Open(address);

        Assert.Equal(["Unless noted otherwise – " + Since], Common(page));
        Assert.Equal(["Guatemala: since 7 May 2024, last confirmed: June 2024, source: A ministry, 2024"], Beneath(page, "labor-mobility"));
        Assert.Empty(Beneath(page, "investing-in-asylum"));
    }

    [Fact]
    public async Task What_is_said_of_all_roles_is_not_taken_for_a_committee_without_any()
    {
        await site.Publish(Change.Add(new CommitteeDetails { Committee = "early-warning", Name = LocalizedText.English("Early Warning"), Pillar = 4, Order = 1, From = Rows.Day("2022-10-06"), Sources = ["lima"] }));

        Assert.Equal(["Since 6 October 2022, last confirmed: 6 October 2022" + Lima], Beneath(await site.Visitor().Open("/en"), "early-warning"));
    }

    [Fact]
    public async Task No_members_end_is_said_of_all()
    {
        const string Ends = "from 6 October 2022 until 14 January 2027, last confirmed: 6 October 2022" + Lima;
        var before = await site.Visitor().Open("/en");
        await site.Publish(Change.Add(Rows.Membership("CL", "smuggling-and-trafficking", from: "2022-10-06", source: "note")));

        Assert.Equal(["United States: " + Ends, "Panama: " + Ends], Beneath(before, "smuggling-and-trafficking"));
        Assert.Equal(
            ["United States: " + Ends, "Chile and Panama: since 6 October 2022, last confirmed: 6 October 2022 or later, source: U.S. Department of State, 2022, A ministry, 2024"],
            Beneath(await site.Visitor().Open("/en"), "smuggling-and-trafficking"));
        Assert.Equal(["Unless noted otherwise – " + Since], Common(before));
    }

    [Theory]
    [InlineData("/en/matrix", "Since 6 October 2022 or later, last confirmed: 6 October 2022 or later")]
    [InlineData("/en/matrix?compare=GT,HT", "Since 6 October 2022 or later, last confirmed: 6 October 2022 or later")]
    [InlineData("/en/matrix?compare=US,HT", "Since 6 October 2022, last confirmed: 6 October 2022, source")]
    [InlineData("/en/matrix?on=2023-06-23", "Since 6 October 2022, last confirmed: 6 October 2022, source")]
    public async Task Beneath_a_table_it_says_what_is_true_of_each_entry(string address, string said) =>
        Assert.StartsWith(said, (await site.Visitor().Open(address)).Texts(".fine").Single(line => line.Contains(", source", StringComparison.Ordinal)));

    [Fact]
    public async Task Entries_of_which_some_are_known_by_a_day_only_began_then_or_earlier()
    {
        await site.Publish(
            Change.Add(Rows.Source("review")),
            Change.Add(Rows.Membership("BR", "labor-mobility", from: "2023-05-07", source: "review")),
            Change.Add(Rows.Membership("CL", "labor-mobility", from: "2024-01-31", source: "note") with { FromIs = DateIs.By }));

        Assert.StartsWith("Brazil and Chile: since 31 January 2024 or earlier, last confirmed: June 2024 or later, source: A ministry, 202", Beneath(await site.Visitor().Open("/en"), "labor-mobility")[1]);
    }

    [Fact]
    public async Task What_no_source_confirms_yet_is_not_called_confirmed()
    {
        await site.Publish(Change.Add(Rows.Membership("BR", "labor-mobility", from: "2023-05-07", source: "note")), Change.Add(Rows.Membership("CL", "labor-mobility", from: "2024-05-07")));

        Assert.Equal(
            ["Brazil and Chile: since 7 May 2023 or later, source: U.S. Department of State, 2022, A ministry, 2024"],
            Beneath(await site.Visitor().Open("/en"), "labor-mobility").Skip(1));
    }

    [Fact]
    public async Task Participants_that_all_differ_are_said_together_without_their_names()
    {
        await using var own = await Site.Started();
        await using (var db = own.Database())
        {
            var members = await db.Memberships.AsNoTracking().Where(m => m.SupersededIn == null && m.Committee == "labor-mobility" && m.Role == Role.Participant).ToListAsync();
            await own.Publish([Change.Add(Rows.Source("note", date: "2024-06")), .. members.Select(m => Change.Confirm(m, ["note"]))]);
        }

        Assert.Equal(
            ["Participants: since 6 October 2022, last confirmed: June 2024, source: U.S. Department of State, 2022, A ministry, 2024"],
            Beneath(await own.Visitor().Open("/en"), "labor-mobility"));
    }

    [Fact]
    public async Task Sources_stand_in_one_order_everywhere()
    {
        var haiti = await site.Standing<Membership>(m => m is { Country: "HT", Committee: "labor-mobility" });
        await site.Publish(Change.Add(Rows.Source("old", date: "2022-10")), Change.Confirm(haiti, ["old"]), Change.Add(Rows.Membership("HT", "refugee-resettlement")));

        var page = await site.Visitor().Open("/en/countries/ht");

        string[] order = ["A ministry, 2022", "U.S. Department of State, 2022"];
        Assert.Equal(order, page.Texts("article[data-committee=labor-mobility] .fine a[href*='#']"));
        Assert.Equal(order, page.Select("details.unfolds tr").Single(row => row.TextContent.Contains("Labor Mobility", StringComparison.Ordinal)).QuerySelectorAll("a[href*='#']").Select(Page.TextOf));
    }

    [Fact]
    public async Task A_note_on_both_roles_of_a_country_stands_once()
    {
        var page = await site.Visitor().Open("/en/committees/visa-and-travel-standards");

        Assert.Single(page.Texts(".members .fine"), line => line.Contains("as printed", StringComparison.Ordinal));
        Assert.Contains("Listed in both roles in this committee; counted once, as lead.", page.Texts(".members .fine"));
    }

    /// <summary>What the page says once of its entries.</summary>
    private static IReadOnlyList<string> Common(Page page) => [.. page.Texts("main .fine").Where(line => line.StartsWith("All ", StringComparison.Ordinal) || line.StartsWith("Unless ", StringComparison.Ordinal))];

    private static IReadOnlyList<string> Beneath(Page page, string committee) =>
        [.. page.Select("article").Single(a => a.QuerySelector($"a[href*='/committees/{committee}']") is not null).QuerySelectorAll(".fine").Select(Page.TextOf).Where(line => !line.Contains("announced", StringComparison.Ordinal))];

    private async Task<Change> Ending(string country, string committee, string day) =>
        Change.End(await site.Standing<Membership>(m => m.Country == country && m.Committee == committee), Rows.Day(day), DateIs.On, []);
}
