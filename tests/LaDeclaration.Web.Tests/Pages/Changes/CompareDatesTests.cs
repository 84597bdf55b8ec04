using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Tests.Pages.Changes;

/// <summary>What began, ended, moved and was renamed between two days.</summary>
public sealed class CompareDatesTests(Site seeded) : IClassFixture<Site>
{
    private const string Range = "/en/changes?from=2022-10-06&to=2024-06-01";

    [Fact]
    public async Task What_the_waiting_change_sets_say_once_an_editor_published_them()
    {
        await using var site = await Site.Started();
        await PublishWaiting(site);

        var page = (await site.Visitor().Open(Range)).Is(HttpStatusCode.OK);

        Assert.Equal(
        [
            "Refugee Resettlement, renamed “Refugee Resettlement and Complementary Pathways”, from 17 January 2023 or earlier",
            "Combatting Xenophobia, moved from pillar 3 to pillar 1, from 13 July 2023 or earlier",
        ], Of(page, "correct"));
        Assert.Equal(["Suriname, endorsement of the Declaration, from 31 January 2024 or earlier"], Of(page, "add"));
        Assert.Empty(Of(page, "end"));
        Assert.NotNull(page.Document.QuerySelector("h2[data-kind=correct] + ul a[href='/en/sources#guyana-dpi']"));
        Assert.Contains("Nothing in the register began", (await site.Visitor().Open(Range + "&known=2")).Text);
    }

    [Fact]
    public async Task In_the_other_languages_too()
    {
        await using var site = await Site.Started();
        await PublishWaiting(site);

        Assert.Contains("Reasentamiento de personas refugiadas y vías complementarias", (await site.Visitor().Open(Range.Replace("/en", "/es"))).Text);
    }

    [Fact]
    public async Task An_end_is_told_from_the_day_after_the_last_on()
    {
        await using var site = await Site.Started();
        var mexico = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        await site.Publish(Change.End(mexico, Rows.Day("2024-06-01"), DateIs.On, []));

        Assert.Equal(["Mexico, lead of Labor Mobility, until 31 May 2024"], Of(await site.Visitor().Open(Range), "end"));
        Assert.Empty(Of(await site.Visitor().Open("/en/changes?from=2022-10-06&to=2024-05-31"), "end"));
        Assert.Empty(Of(await site.Visitor().Open("/en/changes?from=2024-06-01&to=2024-12-31"), "end"));
        Assert.Empty(Of(await site.Visitor().Open(Range + "&country=CL"), "end"));
        Assert.Single(Of(await site.Visitor().Open(Range + "&country=MX&pillar=2"), "end"));
    }

    [Fact]
    public async Task A_name_that_changed_twice_is_told_twice_and_a_role_that_came_and_went_begins_and_ends()
    {
        await using var site = await Site.Started();
        var was = await site.Standing<CommitteeDetails>(c => c.Committee == "labor-mobility");
        var (first, second) = (Rows.Day("2023-01-01"), Rows.Day("2024-01-01"));
        var between = was with { FactId = Guid.NewGuid(), From = first, Until = second, UntilIs = DateIs.On, Name = LocalizedText.English("Work") };
        await site.Publish(
            Change.End(was, first, DateIs.On, []), Change.Add(between), Change.Add(was with { FactId = Guid.NewGuid(), From = second, Name = LocalizedText.English("Jobs") }),
            Change.Add(Rows.Membership("CL", "investing-in-asylum", from: "2023-02-01", until: "2023-03-01")));

        var page = await site.Visitor().Open(Range);

        Assert.Equal(["Labor Mobility, renamed “Work”, from 1 January 2023", "Work, renamed “Jobs”, from 1 January 2024"], Of(page, "correct"));
        Assert.Single(Of(page, "add"));
        Assert.Equal(["Chile, participant in Investing in Asylum, until 28 February 2023"], Of(page, "end"));
    }

    [Fact]
    public async Task What_is_announced_is_told_when_the_second_day_lies_in_the_future()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility", from: "2027-01-01")));

        Assert.Single(Of(await site.Visitor().Open("/en/changes?from=2026-11-23&to=2027-01-01"), "add"));
        Assert.Empty(Of(await site.Visitor().Open("/en/changes?from=2026-11-23&to=2026-12-31"), "add"));
    }

    [Fact]
    public async Task From_before_the_first_day_it_says_when_the_register_starts_and_folds_what_is_long()
    {
        var page = (await seeded.Visitor().Open("/en/changes?from=2020-01-01&to=2023-01-01")).Is(HttpStatusCode.OK);

        Assert.Contains("The register has information from 10 June 2022 onward.", page.Text);
        Assert.Equal(4 + 21 + 11 + 51, Of(page, "add").Count);
        Assert.Contains("75 more", page.Texts("details.unfolds > summary"));
        Assert.EndsWith("Entries that only record a country’s name are not listed here (21).", page.Text);
        Assert.Empty(page.Memberships());
    }

    [Theory]
    [InlineData("from=2022-10-06", "to", "To compare, enter two dates with year, month and day, for example 2023-06-23.")]
    [InlineData("to=2022-10-06", "from", "To compare, enter two dates with year, month and day, for example 2023-06-23.")]
    [InlineData("from=2022-10-06&to=yesterday", "to", "“yesterday” is not a date. Write the year, month and day, for example 2023-06-23.")]
    [InlineData("from=2022-02-30&to=2022-10-06", "from", "“2022-02-30” is not a date.")]
    [InlineData("from=0001-01-01&to=2022-10-06", "from", "“0001-01-01” is outside the range of this register, which covers the years 1900 to 2199.")]
    [InlineData("from=12022-10-06&to=2022-10-06", "from", "“12022-10-06” is outside the range of this register")]
    [InlineData("from=06/10/2022&to=2022-10-06", "from", "“06/10/2022” can be read in two ways. Write 2022-10-06 or 2022-06-10.")]
    [InlineData("from=23.06.2023&to=2022-10-06", "from", "“23.06.2023” is not in the date format used here. If you mean 2023-06-23, write it that way.")]
    [InlineData("from=2024-06-01&to=2022-10-06", "to", "The second date is before the first.")]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays(string query, string field, string sentence)
    {
        var page = (await seeded.Visitor().Open("/en/changes?" + query)).Is(HttpStatusCode.BadRequest);

        Assert.StartsWith(sentence, Page.TextOf(page.One($"#{field}-error")));
        Assert.Equal($"{field}-error", page.One($"#{field}").GetAttribute("aria-describedby"));
        Assert.Equal("#" + field, page.One(".errors a").GetAttribute("href"));
        Assert.Equal(query.Split('=', '&')[1], page.One("#" + query.Split('=')[0]).GetAttribute("value"));
        Assert.StartsWith("Error: ", page.Title);
    }

    [Fact]
    public async Task One_day_is_compared_with_the_day_before_and_the_page_says_so()
    {
        var page = (await seeded.Visitor().Open("/en/changes?from=2022-10-06&to=2022-10-06")).Is(HttpStatusCode.OK);

        Assert.Equal("Changes from 5 October 2022 to 6 October 2022", Page.TextOf(page.One("h1")));
        Assert.Contains("Both dates are 6 October 2022, so that day is compared with the day before, 5 October 2022.", page.Text);
        Assert.Equal(11 + 51 + 1, Of(page, "add").Count);
        Assert.Equal("2022-10-06", page.Form(".filter form")["from"]);
        Assert.Empty(Of(await seeded.Visitor().Open("/en/changes?from=2022-10-07&to=2022-10-07"), "add"));
        Assert.DoesNotContain("so that day is compared", (await seeded.Visitor().Open(Range)).Text);
    }

    [Fact]
    public async Task The_earliest_day_that_can_be_asked_for_is_no_exception()
    {
        var page = (await seeded.Visitor().Open("/en/changes?from=1900-01-01&to=1900-01-01")).Is(HttpStatusCode.OK);

        foreach (var link in page.Select("p.moments a").Select(a => a.GetAttribute("href")!))
            (await seeded.Visitor().Open(link)).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("&on=2023-06-23", "Changes from 6 October 2022 to 1 June 2024 – Los Angeles Declaration · Register of committees")]
    [InlineData("&on=2023-06-23&known=2&country=MX", "Changes from 6 October 2022 to 1 June 2024 – Mexico – Revision 2 – Los Angeles Declaration · Register of committees")]
    public async Task It_stands_on_its_own_two_dates_alone(string query, string title)
    {
        var page = await seeded.Visitor().Open(Range + query);

        Assert.Equal(title, page.Title);
        Assert.DoesNotContain("23 June 2023", string.Concat(page.Texts(".band")));
        Assert.Empty(page.Select("#clock-on"));
    }

    [Fact]
    public async Task The_form_changes_the_dates()
    {
        var page = await seeded.Visitor().Open(Range);

        var other = await page.Form(".filter form").Fill("to", "2022-10-06").Fill("from", "2022-10-05").Fill("committee", "labor-mobility").Submit();

        Assert.Equal(6, Of(other, "add").Count);
        Assert.Equal("Changes from 5 October 2022 to 6 October 2022", Page.TextOf(other.One("h1")));
        Assert.Equal(["/en?on=2022-10-05", "/en?on=2022-10-06"], other.Select("p.moments a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task However_much_happened_it_asks_the_same_few_questions()
    {
        var few = await Commands(seeded);
        await using var site = await Site.Started();
        await site.Publish([.. Enumerable.Range(0, 100).Select(n => Rows.Day("2023-01-01").AddDays(n))
            .Select(day => Change.Add(Rows.Membership("CL", "labor-mobility", from: $"{day:yyyy-MM-dd}", until: $"{day.AddDays(1):yyyy-MM-dd}")))]);

        Assert.Equal(few, await Commands(site));
        Assert.InRange(few, 1, 10);

        static async Task<int> Commands(Site site)
        {
            await site.Visitor().Open("/en?known=1");
            return (await site.Commands.During(async () => (await site.Visitor().Open(Range)).Is(HttpStatusCode.OK))).Count;
        }
    }

    private static async Task PublishWaiting(Site site)
    {
        var editor = await site.Editor();
        for (var number = 3; number <= 5; number++)
            (await (await editor.Open($"/en/admin/change-sets/{number}")).Form("#decision").Submit("publish")).Is(HttpStatusCode.OK);
    }

    /// <summary>The sentences below the heading of that kind, folded ones too, without their sources.</summary>
    private static List<string> Of(Page page, string kind) =>
        [.. page.Select($"h2[data-kind={kind}] + ul > li, h2[data-kind={kind}] + .fine + ul > li, h2[data-kind={kind}] + ul + details > ul > li, h2[data-kind={kind}] + .fine + ul + details > ul > li").Select(li => Page.TextOf(li).Split(" (")[0].Split(" The wording before and after")[0])];
}
