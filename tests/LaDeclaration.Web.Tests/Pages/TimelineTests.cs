using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>Who held which role when: drawn to scale, said in words, and in a table.</summary>
public sealed class TimelineTests(Site seeded) : IClassFixture<Site>
{
    private const string Committee = "/en/committees/labor-mobility";

    [Fact]
    public async Task A_committee_has_a_row_for_each_country_leads_first()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")));

        var page = await site.Visitor().Open(Committee);

        Assert.Equal(["Mexico", "Chile", "El Salvador", "Guatemala", "Haiti", "United States"], page.Texts(".timeline li > a"));
        Assert.Equal("Mexico lead, since 6 October 2022", Said(page.Select(".timeline li")[0]));
        Assert.Equal(["currentColor", "none", "none", "none", "none", "none"], page.Select(".timeline .bars rect").Select(r => r.GetAttribute("fill")));
        Assert.Equal(6, page.Select("details.unfolds tbody tr").Count);
    }

    [Fact]
    public async Task A_country_has_a_row_for_each_committee_with_a_lane_for_each_role_held_at_once()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(Rows.Membership("PY", "labor-mobility")));

        var page = await site.Visitor().Open("/en/countries/py");
        var both = page.Select(".timeline li")[0];

        Assert.Equal(["Aligning Visa and travel Standards", "Labor Mobility", "Countering Human Smuggling and Trafficking"], page.Texts(".timeline li > a"));
        Assert.Equal(2, both.QuerySelectorAll("rect").Select(r => r.GetAttribute("y")).Distinct().Count());
        Assert.Equal("Aligning Visa and travel Standards lead, since 6 October 2022; participant, since 6 October 2022", Said(both));
        Assert.Equal("3", both.GetAttribute("data-pillar"));
    }

    [Theory]
    [InlineData("/en/countries/bb")]
    [InlineData(Committee + "?on=2022-07-01")]
    public async Task Where_nobody_held_a_role_nothing_is_drawn(string address)
    {
        var page = await seeded.Visitor().Open(address);

        Assert.Empty(page.Select(".timeline, .unfolds"));
        Assert.Contains(page.Texts("main p"), p => p.StartsWith("The register lists no role up to ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Committee, "All of these roles began on 6 October 2022. No change has been recorded since then.")]
    [InlineData("/es/countries/py", "Todas estas funciones comenzaron el 6 de octubre de 2022. Desde entonces no consta ningún cambio.")]
    public async Task Where_nothing_ever_changed_one_sentence_says_so(string address, string sentence)
    {
        await using var site = await Site.Started();
        var before = await site.Visitor().Open(address);
        await HandOver(site);
        await site.Publish(Change.Add(Rows.Membership("PY", "labor-mobility")));

        Assert.Contains(sentence, before.Texts("main p"));
        Assert.Empty(before.Select(".timeline, .unfolds"));
        var after = await site.Visitor().Open(address);
        Assert.DoesNotContain(sentence, after.Text);
        Assert.NotEmpty(after.Select(".timeline"));
        Assert.Contains(sentence, (await site.Visitor().Open(address + "?known=2")).Text);
    }

    [Fact]
    public async Task An_end_closes_the_bar_and_whoever_left_stands_last()
    {
        await using var site = await Site.Started();
        await HandOver(site);

        var page = await site.Visitor().Open(Committee);
        var (mexico, states) = (page.Select(".timeline li")[^1], page.Select(".timeline li")[0]);

        Assert.Equal("Mexico lead, from 6 October 2022 until 30 June 2024", Said(mexico));
        Assert.Empty(mexico.QuerySelectorAll("svg svg"));
        Assert.Equal("United States participant, from 6 October 2022 until 30 June 2024; lead, since 1 July 2024", Said(states));
        Assert.Single(states.QuerySelectorAll("svg svg"));
        Assert.Equal(Percent(mexico.QuerySelector("rect")!, "width"), Percent(states.QuerySelectorAll("rect")[0], "width"), 2);
    }

    [Fact]
    public async Task Bars_lie_where_their_dates_lie_on_the_axis()
    {
        await using var site = await Site.Started();
        await HandOver(site);

        var bar = (await site.Visitor().Open(Committee)).Select(".timeline li")[^1].QuerySelector("rect")!;

        // The axis goes from 1 January 2022 to 1 January 2027, which is 1826 days.
        Assert.Equal(278 / 18.26, Percent(bar, "x"), 2);
        Assert.Equal(634 / 18.26, Percent(bar, "width"), 2);
    }

    [Fact]
    public async Task What_is_only_known_as_the_latest_date_fades_in_and_what_is_announced_is_dashed()
    {
        await using var site = await Site.Started();
        await site.Publish(
            Change.Add(Rows.Membership("CL", "labor-mobility", from: "2024-01-31") with { FromIs = DateIs.By }),
            Change.Add(Rows.Membership("BR", "labor-mobility", Role.Lead, from: "2027-03-01")));

        var page = await site.Visitor().Open(Committee);
        var rows = page.Select(".timeline li").ToDictionary(li => Page.TextOf(li.QuerySelector("a")!));

        Assert.Single(rows["Chile"].QuerySelectorAll(".bars line[stroke-dasharray]"));
        Assert.Empty(rows["Mexico"].QuerySelectorAll("[stroke-dasharray]"));
        Assert.NotNull(rows["Brazil"].QuerySelector("rect[stroke-dasharray]"));
        Assert.Equal("Brazil lead, announced: from 1 March 2027", Said(rows["Brazil"]));
        Assert.Contains("announced", page.Texts(".key li"));
        Assert.Contains("1 March 2027 (announced)", page.Texts("details.unfolds td"));
        Assert.Null((await site.Visitor().Open(Committee + "?on=2027-03-01")).Document.QuerySelector("rect[stroke-dasharray]"));
    }

    [Fact]
    public async Task A_day_in_the_past_leaves_out_what_began_later()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(Rows.Membership("BR", "labor-mobility", from: "2024-05-07")));
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")));
        var (now, before, unknown) = (await site.Visitor().Open(Committee), await site.Visitor().Open(Committee + "?on=2025-02-28"), await site.Visitor().Open(Committee + "?known=3"));

        Assert.Contains("Chile", now.Texts(".timeline li > a"));
        Assert.Equal(now.Texts(".timeline li > a").Except(["Chile"]), before.Texts(".timeline li > a"));
        Assert.Equal(now.Texts(".timeline li > a").Except(["Chile"]), unknown.Texts(".timeline li > a"));
    }

    private static async Task HandOver(Site site)
    {
        var mexico = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        var states = await site.Standing<Membership>(m => m is { Country: "US", Committee: "labor-mobility" });
        var day = Rows.Day("2024-07-01");
        await site.Publish(
            Change.End(mexico, day, DateIs.On, []), Change.End(states, day, DateIs.On, []), Change.Add(Rows.Membership("US", "labor-mobility", Role.Lead, "2024-07-01")));
    }

    private static string Said(AngleSharp.Dom.IElement row) => $"{Page.TextOf(row.QuerySelector("a")!)} {row.QuerySelector("[role=img]")!.GetAttribute("aria-label")!.Replace('\u00a0', ' ')}";

    private static double Percent(AngleSharp.Dom.IElement bar, string attribute) =>
        double.Parse(bar.GetAttribute(attribute)!.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture);
}
