using System.Net;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>Whoever changes the language, the day or the revision stays on the page, with all else that was asked of it.</summary>
public sealed class PlaceTests(Site site) : IClassFixture<Site>
{
    private const string Clocks = "on=2023-06-23&known=2";

    [Theory]
    [MemberData(nameof(PublicAddresses.Kinds), MemberType = typeof(PublicAddresses))]
    public async Task Another_language_is_the_same_page_through_the_same_clocks(string address)
    {
        var page = await site.Visitor().Open($"{address}?{Clocks}");

        foreach (var language in new[] { "en", "es", "pt", "fr" })
        {
            var link = page.One($".languages a[hreflang={language}]").GetAttribute("href");
            Assert.Equal($"/{language}{address[3..]}?{Clocks}", link);
            var other = (await site.Visitor().Open(link!)).Is(HttpStatusCode.OK);
            Assert.Equal(language, other.Document.DocumentElement.GetAttribute("lang"));
            Assert.Equal(language, other.Header("Content-Language"));
            Assert.Equal(page.Memberships().Count, other.Memberships().Count);
            Assert.Equal("http://localhost" + link, page.One($"link[hreflang={language}]").GetAttribute("href"));
        }
    }

    [Theory]
    [MemberData(nameof(PublicAddresses.Kinds), MemberType = typeof(PublicAddresses))]
    public async Task Another_day_is_the_same_page(string address)
    {
        var form = (await site.Visitor().Open($"{address}?known=2")).Form(".clocks form");
        Assert.Equal("2", form["known"]);

        var page = (await form.Fill("on", "2023-06-23").Fill("known", "").Submit()).Is(HttpStatusCode.OK);

        Assert.StartsWith(address + "?", page.Address);
        Assert.Equal(("2023-06-23", "2"), (page.One("main").GetAttribute("data-on"), page.One("main").GetAttribute("data-revision")));
        Assert.StartsWith("Situation on 23 June 2023", Page.TextOf(page.One(".band")));
    }

    [Theory]
    [InlineData("/en/changes?before=1", "before=1")]
    public async Task What_else_was_asked_stays(string address, string asked)
    {
        var page = (await site.Visitor().Open(address + "&" + Clocks)).Is(HttpStatusCode.OK);

        Assert.Equal($"/fr/{address[4..].Split('?')[0]}?{asked}&{Clocks}", page.One(".languages a[hreflang=fr]").GetAttribute("href"));
        Assert.Equal(address, page.One(".band a").GetAttribute("href"));
        Assert.EndsWith($"?{asked}&{Clocks}", Page.TextOf(page.One(".cite code")));
        foreach (var part in asked.Split('&').Select(p => p.Split('=')))
            Assert.Equal(Uri.UnescapeDataString(part[1]), page.One($".clocks input[name={part[0]}]").GetAttribute("value"));
    }

    [Fact]
    public async Task What_no_page_knows_is_not_carried_along()
    {
        var page = await site.Visitor().Open("/en/matrix?utm_source=%22%3E%3Cscript%3E&on=2023-06-23");

        Assert.DoesNotContain("utm_source", page.Html);
    }

    [Fact]
    public async Task A_page_that_is_not_there_keeps_its_address_in_the_other_languages()
    {
        var page = (await site.Visitor().Open("/en/committees/nowhere?on=2023-06-23")).Is(HttpStatusCode.NotFound);

        Assert.Equal("/es/committees/nowhere?on=2023-06-23", page.One(".languages a[hreflang=es]").GetAttribute("href"));
    }

    [Fact]
    public async Task The_guide_to_all_parts_is_for_development()
    {
        await using var production = await Site.Started(prepare: site => site.Settings["environment"] = "Production");

        var guide = (await site.Visitor().Open("/en/guide")).Is(HttpStatusCode.OK);
        Assert.All(new[] { ".band", ".tiles", ".matrix", ".side", ".timeline", ".footnotes", ".choices", ".clocks", ".find ul", ".pages" }, part => Assert.NotEmpty(guide.Select("main " + part)));
        (await production.Visitor().Open("/en/guide")).Is(HttpStatusCode.NotFound);
    }
}
