using System.Net;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>Countries side by side.</summary>
public sealed class CompareTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Two_countries_stand_in_columns_beside_every_committee()
    {
        var page = await Open("?compare=MX,US");

        Assert.Equal("Side by side: Mexico and United States", page.Texts("h1").Single());
        Assert.Equal(["Committee", "Mexico", "United States"], page.Texts("thead th"));
        Assert.Equal("No mark: no role listed for this day", Page.TextOf(page.One(".key:has(+ .side)")));
        Assert.Equal(11, page.Select("tbody th[scope=row]").Count);
        Assert.Equal(["1", "2", "3"], page.Select("tbody[data-pillar]").Select(b => b.GetAttribute("data-pillar")!));
        Assert.Equal((await site.Visitor().Open("/en/matrix")).Memberships().Where(m => m.Contains(" MX ") || m.Contains(" US ")), page.Memberships());
    }

    [Fact]
    public async Task It_says_what_they_have_in_common_and_how_much_each_does()
    {
        var page = await Open("?compare=MX,US");

        Assert.Contains("Both are in: Labor Mobility Refugee Resettlement Committees that list at least one of them: 7.", page.Text);
        Assert.Contains("Mexico: lead of 1 committee, participant in 3", page.Text);
        Assert.Contains("No committee lists both.", (await Open("?compare=CA,CL")).Text);
        Assert.Contains("All of them are in: Family Reunification", (await Open("?compare=GT,HT,SV,MX")).Text.Replace("Labor Mobility ", ""));
    }

    [Fact]
    public async Task Paraguays_two_roles_stand_in_one_cell_and_are_said()
    {
        var page = await Open("?compare=PY,US");

        Assert.Equal("Lead Participant", Page.TextOf(page.One("td:has([data-committee='visa-and-travel-standards'][data-country=PY])")));
        Assert.Contains("Paraguay is listed in both roles", page.Text);
        Assert.DoesNotContain("Paraguay is listed in both roles", (await Open("?compare=MX,US")).Text);
    }

    [Fact]
    public async Task The_matrix_and_a_countrys_page_lead_there_and_the_clocks_come_along()
    {
        var matrix = await site.Visitor().Open("/en/matrix?role=lead&on=2023-06-23&known=2");
        var shown = await matrix.Form().Check("compare", "MX").Check("compare", "US").Submit();
        var one = await (await site.Visitor().Open("/en/countries/mx?on=2023-06-23")).Follow("Compare with other countries");

        Assert.Equal("/en/matrix?role=lead&on=2023-06-23&known=2&compare=MX&compare=US", shown.Address);
        Assert.Equal("Side by side: Mexico and United States", shown.Texts("h1").Single());
        Assert.Equal("/en/matrix?role=lead&on=2023-06-23&known=2", (await shown.Follow("Countries and committees")).Address);
        Assert.Equal("/en/matrix?compare=MX&on=2023-06-23", one.Address);
        Assert.Contains("Choose from 2 to 6 countries.", one.Text);
        Assert.Equal(["MX"], one.Select("input[name=compare][checked]").Select(i => i.GetAttribute("value")!));
    }

    [Theory]
    [InlineData("MX", "Choose from 2 to 6 countries.")]
    [InlineData("MX,MX", "Choose from 2 to 6 countries.")]
    [InlineData("AR,BB,BR,BZ,CA,CL,CO", "You chose 7 countries. You can compare up to 6.")]
    public async Task Too_few_or_too_many_lead_back_to_the_choice(string codes, string sentence)
    {
        var page = await Open($"?compare={codes}");

        Assert.Contains(sentence, page.Text);
        Assert.Empty(page.Select("table"));
        Assert.Equal(codes.Split(',').Distinct(), page.Select("input[name=compare][checked]").Select(i => i.GetAttribute("value")!).Order());
    }

    [Theory]
    [InlineData("compare=MX,ZZ", "ZZ")]
    [InlineData("compare=MX&compare=Mexico", "MEXICO")]
    [InlineData("compare=MX,SR", "SR")]
    [InlineData("compare=<b>,MX", "<B>")]
    public async Task A_country_that_the_register_does_not_know_is_refused(string query, string code) =>
        Assert.Contains($"“{code}” is not a country of this register. Write its two-letter code, for example MX.",
            (await site.Visitor().Open("/en/matrix?" + query)).Is(HttpStatusCode.BadRequest).Text);

    [Fact]
    public async Task A_country_that_endorses_later_is_said_to_be_absent()
    {
        var page = await Open("?compare=GY,MX,US&on=2022-07-01");

        Assert.Contains("Guyana: no endorsement in effect on 1 July 2022.", page.Text);
        Assert.Contains("On 1 July 2022 the register lists no countries and committees together.", page.Text);
    }

    [Fact]
    public async Task Countries_in_no_committee_can_be_compared_too()
    {
        var page = await Open("?compare=BB,BZ");

        Assert.Contains("No committee lists both. Committees that list at least one of them: 0.", page.Text);
        Assert.Empty(page.Memberships());
    }

    [Fact]
    public async Task Codes_may_be_written_small() =>
        Assert.Equal("Side by side: Mexico and United States", (await Open("?compare=us,mx")).Texts("h1").Single());

    private async Task<Page> Open(string query) => (await site.Visitor().Open("/en/matrix" + query)).Is(HttpStatusCode.OK);
}
