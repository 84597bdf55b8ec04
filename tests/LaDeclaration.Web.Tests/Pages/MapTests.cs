using System.Net;
using AngleSharp.Dom;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Countries;

namespace LaDeclaration.Web.Tests.Pages;

public sealed class MapTests(Site site) : IClassFixture<Site>
{
    private const string BothRoles = "visa-and-travel-standards";

    [Fact]
    public async Task There_is_a_tile_for_each_endorsing_country_from_north_to_south()
    {
        var page = await Open("");

        Assert.Equal(21, Tiles(page).Count);
        Assert.Equal(21, Tiles(page).Select(t => t.ParentElement!.GetAttribute("data-at")).Distinct().Count());
        Assert.All(Tiles(page), tile => Assert.Matches("^[1-6],[0-9]$", tile.ParentElement!.GetAttribute("data-at")));
        Assert.Equal(["CA", "US", "MX", "GT", "BZ", "JM", "HT"], page.Texts(".tiles .code").Take(7));
        Assert.Equal(["CL", "AR"], page.Texts(".tiles .code").TakeLast(2));
    }

    [Theory]
    [InlineData("", "MX", "MX Mexico: Lead 1 Participant 3")]
    [InlineData("", "PY", "PY Paraguay: Lead 1 Participant 1")]
    [InlineData("", "BR", "BR Brazil: None listed in the source")]
    [InlineData("?role=lead", "MX", "MX Mexico: Lead 1")]
    [InlineData("?role=lead", "HT", "HT Haiti: Not listed in this role")]
    [InlineData("?pillar=2", "MX", "MX Mexico: Lead 1 Participant 2, Pillar 2")]
    [InlineData("?pillar=3&role=participant", "MX", "MX Mexico: Participant 1, Pillar 3")]
    [InlineData("?committee=labor-mobility", "MX", "MX Mexico: Lead, Labor Mobility")]
    [InlineData("?committee=labor-mobility", "HT", "HT Haiti: Participant, Labor Mobility")]
    [InlineData("?committee=labor-mobility", "PE", "PE Peru: None listed in the source")]
    [InlineData("?committee=labor-mobility&role=participant", "MX", "MX Mexico: Not listed in this role")]
    [InlineData("?committee=labor-mobility&pillar=3", "MX", "MX Mexico: Lead, Labor Mobility")]
    [InlineData("?committee=" + BothRoles, "PY", "PY Paraguay: Lead, Participant, Aligning Visa and travel Standards")]
    public async Task A_tile_says_in_words_what_it_shows_and_leads_to_its_country(string query, string country, string words)
    {
        var tile = Tiles(await Open(query)).Single(t => Page.TextOf(t.QuerySelector(".code")!) == country);

        Assert.Equal(words, Page.TextOf(tile).Replace(" ,", ",").Replace(" :", ":"));
        Assert.Equal($"/en/countries/{country.ToLowerInvariant()}", tile.GetAttribute("href"));
    }

    [Theory]
    [InlineData("?role=lead", "that it leads.")]
    [InlineData("?role=participant&pillar=2", "that it takes part in.")]
    [InlineData("?role=lead&committee=labor-mobility", "which country leads this committee.")]
    public async Task It_says_what_is_counted_on_it(string query, string words)
    {
        var page = await Open(query);

        Assert.EndsWith(words, Page.TextOf(page.One(".intro")));
        Assert.Contains(query.Contains("lead", StringComparison.Ordinal) ? " – Lead – " : " – Participant – ", page.Title);
    }

    [Fact]
    public async Task Leads_are_filled_participants_outlined_both_at_once_a_lead()
    {
        var page = await Open("?committee=" + BothRoles);

        Assert.Equal(["PE", "PY"], page.Texts(".tiles .filled .code").Order());
        Assert.Equal(["US"], page.Texts(".tiles .outlined .code"));
        Assert.Equal(2, page.Select(".tiles .filled .lead").Count);
        Assert.Equal("3", page.One(".map > [data-pillar]").GetAttribute("data-pillar"));
        Assert.Contains("Paraguay is listed in both roles", page.Text);
    }

    [Theory]
    [InlineData("?role=lead", 13)]
    [InlineData("?role=participant", 38)]
    [InlineData("?pillar=2", 17)]
    [InlineData("?pillar=4", 0)]
    [InlineData("?pillar=2&role=lead", 5)]
    public async Task The_text_below_lists_exactly_what_is_picked_the_leads_first(string query, int entries)
    {
        var page = await Open(query);

        Assert.Equal(entries, page.Memberships().Count);
        Assert.All(page.Select("article"), committee => Assert.Equal(committee.QuerySelectorAll("[data-role]").Select(m => m.GetAttribute("data-role")).Order(), committee.QuerySelectorAll("[data-role]").Select(m => m.GetAttribute("data-role"))));
    }

    [Fact]
    public async Task A_choice_keeps_the_role_and_the_clocks_and_says_what_holds()
    {
        var page = await Open("?pillar=2&role=lead&on=2023-06-23&known=2");

        var next = await page.Follow("Labor Mobility");

        Assert.Equal("/en/map?role=lead&committee=labor-mobility&on=2023-06-23&known=2", next.Address);
        Assert.Equal("Map: Labor Mobility", next.Texts("h1").Single());
        Assert.Equal(["Lead", "Labor Mobility"], next.Texts("main nav [aria-current=true]"));
        Assert.Equal("/en/map?on=2023-06-23&known=2", (await (await next.Follow("All committees")).Follow("Both")).Address);
    }

    [Fact]
    public async Task Before_a_committee_began_its_map_says_so()
    {
        var page = await Open("?committee=labor-mobility&on=2022-07-01");

        Assert.Contains("The register lists nothing that matches this selection on 1 July 2022.", page.Text);
        Assert.Empty(Tiles(page));
    }

    [Fact]
    public async Task Who_does_not_endorse_on_the_day_has_no_tile() =>
        Assert.DoesNotContain("GY", (await Open("?on=2022-07-01")).Texts(".tiles .code"));

    [Fact]
    public async Task Suriname_has_its_place_and_a_country_that_the_map_did_not_foresee_stands_beneath()
    {
        await using var own = await Site.Started();
        await own.Publish([.. Endorses("SR", "Suriname"), .. Endorses("TT", "Trinidad and Tobago")]);

        var page = await own.Visitor().Open("/en/map");

        Assert.Equal("6,6", Tiles(page).Single(t => Page.TextOf(t).StartsWith("SR", StringComparison.Ordinal)).ParentElement!.GetAttribute("data-at"));
        Assert.Equal("TT Trinidad and Tobago: None listed in the source", Page.TextOf(page.One(".tiles li[data-at=''] a")).Replace(" :", ":"));
        Assert.Contains("Countries without a place on this map:", page.Text);
    }

    private static Change[] Endorses(string country, string name) =>
    [
        Change.Add(new CountryDetails { Country = country, Name = Register.Text.LocalizedText.English(name), From = Rows.Day("2024-01-31"), Sources = ["lima"] }),
        Change.Add(new Endorsement { Country = country, From = Rows.Day("2024-01-31"), Sources = ["lima"] }),
    ];

    private static IReadOnlyList<IElement> Tiles(Page page) => page.Select(".tiles a");

    private async Task<Page> Open(string query) => (await site.Visitor().Open("/en/map" + query)).Is(HttpStatusCode.OK);
}
