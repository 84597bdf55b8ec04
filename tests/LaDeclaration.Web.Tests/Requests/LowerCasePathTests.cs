using System.Net;

namespace LaDeclaration.Web.Tests.Requests;

/// <summary>An address written with capital letters leads to the one that stands.</summary>
public sealed class LowerCasePathTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/EN", "/en")]
    [InlineData("/En/Committees", "/en/committees")]
    [InlineData("/en/countries/MX", "/en/countries/mx")]
    [InlineData("/en/countries/MX?on=2023-06-23&Q=A%20B", "/en/countries/mx?on=2023-06-23&Q=A%20B")]
    [InlineData("/en/committees/Labor-Mobility", "/en/committees/labor-mobility")]
    [InlineData("/ES/PILLARS/1", "/es/pillars/1")]
    [InlineData("/en/countries/MX/changes.atom", "/en/countries/mx/changes.atom")]
    [InlineData("/en/Changes.Atom?known=1", "/en/changes.atom?known=1")]
    [InlineData("/data/Memberships.csv", "/data/memberships.csv")]
    [InlineData("/SiteMap.xml", "/sitemap.xml")]
    [InlineData("/CSS/site.css", "/css/site.css")]
    [InlineData("/EN/Search?q=M%C3%89XICO", "/en/search?q=M%C3%89XICO")]
    [InlineData("/EN/Admin/Sources", "/en/admin/Sources")]
    [InlineData("/EN/account/Passkeys/AbC", "/en/account/Passkeys/AbC")]
    public async Task A_capital_letter_leads_to_the_address_in_lower_case(string address, string expected)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            var answer = await site.Visitor().Send(new(method, address));

            Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
            Assert.Equal(expected, answer.Headers.Location!.OriginalString);
        }
    }

    [Theory]
    [InlineData("/EN")]
    [InlineData("/en/countries/MX?on=2023-06-23")]
    [InlineData("/en/committees/Labor-Mobility")]
    [InlineData("/data/Memberships.csv")]
    [InlineData("/FR/Countries/MX/Changes.atom")]
    public async Task Whoever_follows_it_arrives(string address)
    {
        var page = (await site.Visitor().Open(address)).Is(HttpStatusCode.OK);

        Assert.DoesNotContain(page.Address.Split('?')[0], char.IsUpper);
    }

    [Fact]
    public async Task A_language_keeps_the_capitals_of_its_tag()
    {
        await using var own = await Site.Started(prepare: s => s.Settings["Site:Languages:4"] = "pt-BR");

        (await own.Visitor().Open("/pt-BR/committees")).Is(HttpStatusCode.OK);
        Assert.Equal("/pt-BR/committees", (await own.Visitor().Send(new(HttpMethod.Get, "/PT-br/Committees"))).Headers.Location!.OriginalString);
        Assert.Equal("/pt-BR/admin/Sources", (await own.Visitor().Send(new(HttpMethod.Get, "/pt-br/Admin/Sources"))).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("//EVIL.example/X")]
    [InlineData("/%5CEVIL.example")]
    [InlineData("/en/%2FEVIL")]
    [InlineData("/en/É")]
    public async Task It_leads_nowhere_else(string address)
    {
        var answer = await site.Visitor().Send(new(HttpMethod.Get, new Uri("http://localhost" + address)));

        if (answer.StatusCode != HttpStatusCode.NotFound)
            Assert.Matches("^/[^/\\\\]", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_passkeys_page_is_found_by_the_letters_of_its_id()
    {
        var member = await site.AddStaff("keyholder@example.org", Register.Staff.StaffRole.Editor);
        var browser = await site.SignIn("keyholder@example.org");

        for (var n = 0; n < 3; n++)
            (await browser.Open($"/en/account/passkeys/{await site.AddPasskey(member, $"Key {n}")}")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_sent_is_taken_where_it_was_sent() =>
        Assert.NotEqual(HttpStatusCode.MovedPermanently, (await site.Visitor().Post("/EN/account/sign-in")).StatusCode);
}
