using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>What the public pages say beside the entries.</summary>
public sealed class ContentTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Pillar_4_is_shown_with_the_reason_why_it_has_no_committee()
    {
        var home = await site.Visitor().Open("/en");
        var pillar = await site.Visitor().Open("/en/pillars/4");

        const string reason = "names workstreams for pillars 1 to 3 only";
        Assert.Contains(reason, Page.TextOf(home.One("section[data-pillar='4']")));
        Assert.Contains(reason, pillar.Text);
        Assert.DoesNotContain("No committee is listed", pillar.Text);
    }

    [Fact]
    public async Task A_country_in_both_roles_is_counted_once_in_the_list_of_committees() =>
        Assert.EndsWith("Leads: Paraguay and Peru 1 participant", (await site.Visitor().Open("/en/committees")).Texts(".index li").Single(li => li.StartsWith("Aligning Visa", StringComparison.Ordinal)));

    [Fact]
    public async Task A_committee_that_is_only_announced_says_from_when()
    {
        await using var own = await Site.Started();
        await own.Publish(
            Change.Add(new CommitteeDetails { Committee = "early-warning", Name = LocalizedText.English("Early Warning"), Pillar = 4, Order = 1, From = Rows.Day("2027-03-01"), Sources = ["lima"] }),
            Change.Add(Rows.Membership("BZ", "early-warning", from: "2027-03-01")));

        var page = (await own.Visitor().Open("/en/committees/early-warning")).Is(HttpStatusCode.OK);

        Assert.Contains("The register has no information about this for 23 November 2026 yet. Announced: from 1 March 2027, source: U.S. Department of State, 2022 Show the situation on 1 March 2027", page.Text);
        Assert.Contains("Belize: participant, announced: from 1 March 2027", page.Text);
        Assert.Equal("Early Warning, pillar 4 1 March 2027 (announced) no end known U.S. Department of State, 2022", page.Texts(".content > table tbody tr").Single());
        Assert.Contains("Committee Early Warning, in pillar 4, announced: from 1 March 2027", (await own.Visitor().Open("/en/pillars/4")).Text);
    }

    [Theory]
    [InlineData("bb")]
    [InlineData("bz")]
    [InlineData("br")]
    [InlineData("jm")]
    public async Task A_country_in_no_committee_is_never_called_absent(string code)
    {
        var country = (await site.Visitor().Open($"/en/countries/{code}")).Is(HttpStatusCode.OK);
        var list = await site.Visitor().Open("/en/countries");

        Assert.Equal(2, country.Texts("main p").Count(p => p == "None listed in the source"));
        Assert.EndsWith("None listed in the source", Page.TextOf(list.One($"tbody tr:has(a[href='/en/countries/{code}'])")));
    }

    [Fact]
    public async Task All_21_endorsing_countries_are_listed_Guyana_with_how_exact_its_day_is()
    {
        var rows = (await site.Visitor().Open("/en/countries")).Texts("tbody tr");

        Assert.Equal(21, rows.Count);
        Assert.Contains("6 October 2022 or earlier", rows.Single(r => r.StartsWith("Guyana", StringComparison.Ordinal)));
        Assert.Equal(4, rows.Count(r => r.EndsWith("None listed in the source", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/en/committees/visa-and-travel-standards")]
    [InlineData("/en/countries/py")]
    public async Task Paraguays_two_roles_stand_as_printed_with_their_note(string address)
    {
        var page = await site.Visitor().Open(address);

        Assert.Contains("visa-and-travel-standards PY lead", page.Memberships());
        Assert.Contains("visa-and-travel-standards PY participant", page.Memberships());
        Assert.Contains("The country is counted once, as lead", page.Text);
    }

    [Theory]
    [InlineData("/en/countries")]
    [InlineData("/en/matrix")]
    [InlineData("/en/matrix?by=committee")]
    [InlineData("/en/matrix?compare=PY,US")]
    [InlineData("/en/map")]
    [InlineData("/en/map?committee=visa-and-travel-standards")]
    public async Task Where_roles_are_counted_Paraguays_two_are_said_aloud(string address) =>
        Assert.Contains("Paraguay is listed in both roles", (await site.Visitor().Open(address)).Text);

    [Theory]
    [InlineData("/en")]
    [InlineData("/en/pillars/2")]
    [InlineData("/en/committees/labor-mobility")]
    [InlineData("/en/countries/mx")]
    public async Task Entries_say_since_when_when_last_confirmed_and_by_which_source(string address)
    {
        var page = await site.Visitor().Open(address);
        var fine = page.Select(".fine").First(f => f.QuerySelector("a[href$='#lima']") is not null);

        Assert.StartsWith("All roles – since 6 October 2022, last confirmed: 6 October 2022, source: U.S. Department of State, 2022", Page.TextOf(fine));
    }

    [Fact]
    public async Task The_matrix_is_a_table_of_21_countries_by_11_committees()
    {
        var page = await site.Visitor().Open("/en/matrix");

        Assert.Equal(21, page.Select("tbody tr").Count);
        Assert.All(page.Select("tbody tr"), row => Assert.Equal(1 + 11 + 2, row.Children.Length));
        Assert.Equal(21, page.Select("tbody th[scope=row]").Count);
        Assert.Equal(11, page.Select("thead th[scope=col] a[href*='/committees/']").Count);
    }

    [Fact]
    public async Task Changes_tell_both_revisions_in_plain_sentences()
    {
        var list = await site.Visitor().Open("/en/changes");
        var second = await list.Follow("Revision 2");

        Assert.Equal(["Revision 2", "Revision 1"], list.Texts("main h2"));
        Assert.Contains("Mexico, lead of Labor Mobility, from 6 October 2022", second.Text);
        Assert.Equal(51, second.Texts("main li").Count(l => l.Contains(", lead of ") || l.Contains(", participant in ")));
    }

    [Fact]
    public async Task The_sources_that_are_cited_are_listed()
    {
        var page = await site.Visitor().Open("/en/sources");

        Assert.Equal(["declaration", "lima"], page.Select("main article").Select(a => a.Id).Order());
    }

    [Fact]
    public async Task Privacy_says_whom_to_ask() =>
        Assert.Contains("register@example.org", (await site.Visitor().Open("/en/privacy")).Text);

    [Fact]
    public async Task The_footer_says_who_publishes_for_whom_it_does_not_speak_and_where_to_report()
    {
        await using var own = await Site.Started(prepare: s =>
        {
            s.Settings["Site:Publisher"] = "An Institute";
            s.Settings["Site:Contact"] = "register@institute.example";
        });

        var footer = (await own.Visitor().Open("/en")).One("footer");

        Assert.Contains("Published by An Institute.", Page.TextOf(footer));
        Assert.Contains("does not speak for any government", Page.TextOf(footer));
        Assert.NotNull(footer.QuerySelector("a[href='mailto:register@institute.example']"));
    }
}
