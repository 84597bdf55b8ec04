using System.Net;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>Every public page looks through both clocks, says so, and offers the way back.</summary>
public sealed class ClockTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [MemberData(nameof(PublicAddresses.Kinds), MemberType = typeof(PublicAddresses))]
    public async Task Today_there_is_no_band(string address) =>
        Assert.Empty((await site.Visitor().Open(address)).Select(".band"));

    [Theory]
    [MemberData(nameof(PublicAddresses.Kinds), MemberType = typeof(PublicAddresses))]
    public async Task A_band_says_which_day_and_revision_and_leads_back(string address)
    {
        var page = (await site.Visitor().Open(address + "?on=2023-06-23&known=2")).Is(HttpStatusCode.OK);

        Assert.StartsWith("Situation on 23 June 2023, as recorded in revision 2", Page.TextOf(page.One(".band")));
        Assert.EndsWith(" – Situation on 23 June 2023, as recorded in revision 2 – Los Angeles Declaration · Register of committees", page.Title);
        Assert.Equal(address, page.One(".band a").GetAttribute("href"));
        Assert.Equal("2023-06-23", page.One("main").GetAttribute("data-on"));
        Assert.Equal("2", page.One("main").GetAttribute("data-revision"));
    }

    [Theory]
    [InlineData("?on=2030-01-01", "On 1 January 2030, a future date: what is known or announced so far")]
    [InlineData("?on=2022-12-01", "Situation on 1 December 2022")]
    [InlineData("?known=1", "As of 23 November 2026, as recorded in revision 1")]
    public async Task The_band_says_only_what_was_asked_for(string query, string sentence) =>
        Assert.Equal(sentence + " Show today’s situation", Page.TextOf((await site.Visitor().Open("/en" + query)).One(".band")));

    [Theory]
    [MemberData(nameof(PublicAddresses.Kinds), MemberType = typeof(PublicAddresses))]
    public async Task The_days_are_those_of_a_register_of_our_time(string address)
    {
        foreach (var (day, status) in new[] { ("0001-01-01", 400), ("1899-12-31", 400), ("1900-01-01", 200), ("2199-12-31", 200), ("2200-01-01", 400), ("9999-12-31", 400) })
            (await site.Visitor().Open($"{address}?on={day}")).Is((HttpStatusCode)status);
    }

    [Theory]
    [MemberData(nameof(PublicAddresses.Kinds), MemberType = typeof(PublicAddresses))]
    public async Task Links_keep_the_clocks(string address)
    {
        var page = await site.Visitor().Open(address + "?on=2023-06-23&known=2");

        var links = page.Select("main a[href^='/'], header a[href^='/']")
            // The way back, dates of change and feeds have clocks of their own, or none.
            .Where(a => a.Closest(".band, .clocks, .moments, [type='application/atom+xml']") is null)
            .Select(a => a.GetAttribute("href")!.Split('#')[0]);

        Faults.None(links.Where(href => !IsOwnClock(address, href) && !(href.EndsWith("?on=2023-06-23&known=2", StringComparison.Ordinal) || href.EndsWith("&on=2023-06-23&known=2", StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(PublicAddresses.Kinds), MemberType = typeof(PublicAddresses))]
    public async Task The_exact_address_names_both_clocks_and_shows_the_same(string address)
    {
        var page = await site.Visitor().Open(address);
        var exact = Page.TextOf(page.One(".cite code"));

        Assert.Equal($"http://localhost{address}?on=2026-11-23&known=2", exact);
        Assert.Equal(page.Memberships(), (await site.Visitor().Open(new Uri(exact).PathAndQuery)).Is(HttpStatusCode.OK).Memberships());
        Assert.Contains(exact, Page.TextOf(page.One(".cite span[data-copy]")));
    }

    [Theory]
    [InlineData("/en/committees/labor-mobility?on=2022-10-05", "/en/committees/labor-mobility?on=2022-10-06")]
    [InlineData("/en/countries/mx?on=2022-06-09", "/en/countries/mx?on=2022-06-10")]
    [InlineData("/en/pillars/1?on=2022-06-09", "/en/pillars/1?on=2022-06-10")]
    public async Task What_was_not_yet_so_says_so_and_leads_to_when_it_was(string address, string way)
    {
        var page = (await site.Visitor().Open(address)).Is(HttpStatusCode.OK);

        Assert.Contains("has no information about this for", page.Text);
        Assert.Empty(page.Memberships());
        Assert.Equal(way, page.One("a.button").GetAttribute("href"));
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/en/pillars/1")]
    [InlineData("/en/committees")]
    [InlineData("/en/countries")]
    [InlineData("/en/matrix")]
    [InlineData("/en/map")]
    public async Task Before_the_first_committee_it_says_when_they_begin(string address)
    {
        var page = (await site.Visitor().Open(address + "?on=2022-07-01")).Is(HttpStatusCode.OK);

        Assert.Contains("Committees are listed from 6 October 2022 onward.", page.Text);
        Assert.DoesNotContain("No committee is listed", page.Text);
        Assert.NotEmpty(page.Select($"main a[href='{address}?on=2022-10-06']"));
    }

    [Theory]
    [InlineData("/en?on=2020-01-01", "The register has no changes dated on or before 1 January 2020.")]
    [InlineData("/en/committees/labor-mobility?on=2022-07-01", "The register has no changes dated on or before 1 July 2022.")]
    [InlineData("/en/committees?known=1", "The register lists no committee on 23 November 2026.")]
    [InlineData("/en/countries/bb", "The register lists no role up to 23 November 2026.")]
    [InlineData("/en/countries/gy?on=2022-07-01", "The register does not say whether this country had already endorsed the Declaration by 1 July 2022.")]
    [InlineData("/en/countries/gy?on=2022-07-01", "It lists an endorsement starting 6 October 2022 or earlier. Show the situation on 6 October 2022")]
    public async Task What_is_empty_says_so_in_a_sentence(string address, string sentence) =>
        Assert.Contains(sentence, (await site.Visitor().Open(address)).Is(HttpStatusCode.OK).Text);

    [Theory]
    [InlineData("/en")]
    [InlineData("/en/committees")]
    [InlineData("/en/countries")]
    [InlineData("/en/matrix")]
    [InlineData("/en/matrix?pillar=2")]
    [InlineData("/en/matrix?compare=MX,US")]
    [InlineData("/en/map")]
    public async Task Before_the_registers_first_day_it_says_when_it_starts(string address) =>
        Assert.Contains("10 June 2022", (await site.Visitor().Open(address + (address.Contains('?') ? "&" : "?") + "on=2020-01-01")).Is(HttpStatusCode.OK).Text);

    /// <summary>A revision's page leads to the register right before and right after it.</summary>
    private static bool IsOwnClock(string address, string href) => address == "/en/changes/2" && href is "/en?known=1" or "/en?known=2";
}
