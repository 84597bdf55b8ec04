using System.Net;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>What is at an address, what is not, and what the page says then.</summary>
public sealed class AddressTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("fr-CA, fr;q=0.9, en;q=0.5", "/fr")]
    [InlineData("de, pt-BR;q=0.7, es;q=0.8", "/es")]
    [InlineData("de, ja", "/en")]
    [InlineData("*", "/en")]
    [InlineData("es;q=0, pt;q=0.1", "/pt")]
    [InlineData("nonsense;;;=", "/en")]
    [InlineData("pt_BR", "/pt")]
    [InlineData("PT_br, es;q=0.9", "/pt")]
    [InlineData("es-419", "/es")]
    [InlineData("fr-Latn-CA-x-private", "/fr")]
    [InlineData("fr;q=0", "/en")]
    [InlineData("fr;q=0.000, de", "/en")]
    [InlineData("fr;q=0, fr-CA", "/en")]
    [InlineData("en;q=0, *;q=0.5", "/es")]
    [InlineData("en;q=0, es;q=0", "/pt")]
    [InlineData("de, *;q=0.1, en;q=0.05", "/es")]
    [InlineData("es;q=0.5, fr;q=0.5", "/es")]
    [InlineData("es;q=2, fr", "/fr")]
    [InlineData("es;q=x, fr;q=0.1", "/fr")]
    [InlineData("-", "/en")]
    [InlineData("--pt, ,;q=1", "/en")]
    [InlineData("pt-", "/pt")]
    [InlineData("", "/en")]
    public async Task The_root_leads_to_the_readers_language(string accepted, string expected)
    {
        var answer = await site.Visitor().Get("/", $"Accept-Language: {accepted}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location!.ToString());
        Assert.Contains("Accept-Language", answer.Headers.Vary);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/?on=2023-06-23&known=2", "/en?on=2023-06-23&known=2")]
    [InlineData("/fr/pillars?on=2023-06-23", "/fr?on=2023-06-23")]
    public async Task What_is_asked_of_an_address_that_leads_elsewhere_goes_along(string address, string expected) =>
        Assert.Equal(expected, (await site.Visitor().Get(address)).Headers.Location!.ToString());

    [Theory]
    [InlineData("/en/committees/nowhere")]
    [InlineData("/en/countries/zz")]
    [InlineData("/en/countries/mexico")]
    [InlineData("/en/pillars/5")]
    [InlineData("/en/pillars/one")]
    [InlineData("/en/pillars/99999999999")]
    [InlineData("/en/changes/3")]
    [InlineData("/en/changes/0")]
    [InlineData("/en/changes/newest")]
    [InlineData("/en/nowhere")]
    [InlineData("/en/committees/labor-mobility/nowhere")]
    [InlineData("/xx")]
    [InlineData("/xx/committees")]
    [InlineData("/en/committees/labor-mobility?known=1")]
    public async Task What_is_not_there_is_a_page_that_says_so(string address)
    {
        var page = (await site.Visitor().Open(address)).Is(HttpStatusCode.NotFound);

        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Page not found", Page.TextOf(page.One("h1")));
        Assert.Contains("nothing at this address", page.Text);
        Assert.Equal("/en", page.One("main a").GetAttribute("href"));
        Assert.NotNull(page.Document.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Theory]
    [InlineData("on=yesterday", "“yesterday” is not a date")]
    [InlineData("on=2023-02-30", "“2023-02-30” is not a date")]
    [InlineData("on=2023-6-1", "“2023-6-1” is not in the date format used here. If you mean 2023-06-01, write it that way.")]
    [InlineData("on=06/10/2022", "“06/10/2022” can be read in two ways. Write 2022-10-06 or 2022-06-10.")]
    [InlineData("on=1899-12-31", "“1899-12-31” is outside the range of this register, which covers the years 1900 to 2199.")]
    [InlineData("on=12022-10-06", "“12022-10-06” is outside the range of this register")]
    [InlineData("on=2023-06-01&on=2023-06-02", "“2023-06-01,2023-06-02” is not a date")]
    [InlineData("known=3", "“3” is not a revision")]
    [InlineData("known=0", "“0” is not a revision")]
    [InlineData("known=-1", "“-1” is not a revision")]
    [InlineData("known=two", "“two” is not a revision")]
    [InlineData("known=99999999999", "“99999999999” is not a revision")]
    [InlineData("known=1&on=x", "“x” is not a date")]
    [InlineData("on=%3Cscript%3Ealert(1)%3C/script%3E", "“<script>alert(1)</script>” is not a date")]
    public async Task A_bad_clock_is_named(string query, string sentence)
    {
        foreach (var address in PublicAddresses.OneOfEach)
        {
            var page = (await site.Visitor().Open($"{address}?{query}")).Is(HttpStatusCode.BadRequest);

            Assert.Contains(sentence, page.Text);
            Assert.Empty(page.Select("main script"));
        }
    }

    [Theory]
    [InlineData("before=0")]
    [InlineData("before=3")]
    [InlineData("before=x")]
    public async Task A_bad_place_in_the_list_of_changes_is_named(string query) =>
        Assert.Contains($"“{query.Split('=')[1]}”", (await site.Visitor().Open($"/en/changes?{query}")).Is(HttpStatusCode.BadRequest).Text);

    [Theory]
    [InlineData("POST", "/en")]
    [InlineData("PUT", "/en/committees")]
    [InlineData("DELETE", "/en/committees/labor-mobility")]
    [InlineData("PATCH", "/en/changes")]
    public async Task Public_pages_take_nothing(string method, string address)
    {
        var answer = await site.Visitor().Send(new HttpRequestMessage(new HttpMethod(method), address));

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [MemberData(nameof(PublicAddresses.Kinds), MemberType = typeof(PublicAddresses))]
    public async Task A_head_request_says_the_same_as_a_get(string address)
    {
        var head = await site.Visitor().Send(new HttpRequestMessage(HttpMethod.Head, address));
        var get = await site.Visitor().Get(address);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
    }
}
