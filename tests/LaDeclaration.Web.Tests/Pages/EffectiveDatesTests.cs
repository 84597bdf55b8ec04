using System.Net;
using LaDeclaration.Register.ChangeSets;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>The overview names the days on which something began, ended or changed.</summary>
public sealed class EffectiveDatesTests(Site seeded) : IClassFixture<Site>
{
    [Fact]
    public async Task Each_date_says_in_a_few_words_what_happened_and_shows_the_register_as_it_stood()
    {
        var page = await seeded.Visitor().Open("/en");

        Assert.Equal(["6 October 2022", "10 June 2022"], page.Texts(".moments dt"));
        Assert.Equal(["1 endorsement, 11 committees and 51 roles", "4 pillars and 20 endorsements"], page.Texts(".moments dd"));
        Assert.Equal(["/en?on=2022-10-06", "/en?on=2022-06-10"], page.Select(".moments dt a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Few_things_are_told_in_full_and_what_is_announced_says_so()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility", from: "2027-01-01")));

        var page = await site.Visitor().Open("/es");

        Assert.Equal("/es?on=2027-01-01", page.Select(".moments dt a")[0].GetAttribute("href"));
        Assert.Contains("Chile", page.Texts(".moments dd")[0]);
        Assert.Contains("(según anuncio)", page.Texts(".moments dd")[0]);
        Assert.Equal(2, (await site.Visitor().Open("/es?on=2026-12-31&known=3")).Select(".moments dt").Count(d => !Page.TextOf(d).Contains("2027", StringComparison.Ordinal)));
        Assert.DoesNotContain("(según anuncio)", (await site.Visitor().Open("/es?on=2027-01-01")).Texts(".moments dd")[0]);
    }

    [Theory]
    [InlineData("en", "; ")]
    [InlineData("fr", "\u202f; ")]
    public async Task Sentences_stand_apart_as_the_language_has_it(string language, string between)
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")), Change.Add(Rows.Membership("BR", "labor-mobility")));

        var overview = await site.Visitor().Open("/" + language);
        var committee = await site.Visitor().Open($"/{language}/committees/labor-mobility");

        Assert.Contains("2025" + between, overview.One(".moments dd:first-of-type").TextContent);
        Assert.Contains("2025" + between, committee.One(".content > .plain > li:first-child").TextContent);
    }

    [Theory]
    [InlineData("?on=2022-07-01", 1)]
    [InlineData("?known=1", 1)]
    [InlineData("?on=2020-01-01", 0)]
    public async Task Through_the_clocks_there_is_no_date_that_was_not_known_or_not_reached(string query, int dates) =>
        Assert.Equal(dates, (await seeded.Visitor().Open("/en" + query)).Select(".moments dt").Count);

    [Fact]
    public async Task What_is_counted_says_where_and_leads_to_all_of_it()
    {
        await using var site = await Site.Started();
        await site.Close("return-and-reintegration", "2025-06-01");

        var day = await (await site.Visitor().Open("/en")).Follow("4 entries ended (Return and Reintegration)");

        Assert.Equal("/en/changes?from=2025-05-31&to=2025-06-01", day.Address);
        Assert.Equal(4, day.Select("h2[data-kind=end] ~ ul > li").Count);
    }

    [Fact]
    public async Task The_overview_shows_the_newest_and_leads_to_all_on_several_pages()
    {
        await using var site = await Site.Started();
        await site.Publish([.. Enumerable.Range(0, 30).Select(n => Rows.Day("2025-01-01").AddDays(2 * n))
            .Select(day => Change.Add(Rows.Membership("CL", "labor-mobility", from: $"{day:yyyy-MM-dd}", until: $"{day.AddDays(1):yyyy-MM-dd}")))]);

        var home = await site.Visitor().Open("/en");
        var newest = await home.Follow("All days on which something changed");
        var older = await newest.Follow("Older changes");
        var oldest = await older.Follow("Older changes");

        Assert.Contains("There are 56 earlier dates.", home.Text);
        Assert.Equal(6, home.Select(".moments dt").Count);
        Assert.Equal("Days on which something changed – Los Angeles Declaration · Register of committees", newest.Title);
        Assert.Equal(62, new[] { newest, older, oldest }.SelectMany(page => page.Texts(".moments dt")).Distinct().Count());
        Assert.Equal("10 June 2022", oldest.Texts(".moments dt")[^1]);
        Assert.Equal(newest.Texts(".moments dt"), (await older.Follow("Newer changes")).Texts(".moments dt"));
    }

    [Fact]
    public async Task While_all_dates_are_shown_nothing_leads_to_more() =>
        Assert.DoesNotContain("earlier date", (await seeded.Visitor().Open("/en")).Text);

    [Theory]
    [InlineData("2024-13-01")]
    [InlineData("2")]
    public async Task What_is_no_date_is_refused(string before) =>
        Assert.Contains($"“{before}” is not a date.", (await seeded.Visitor().Open("/en/changes/dates?before=" + before)).Is(HttpStatusCode.BadRequest).Text);
}
