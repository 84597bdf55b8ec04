namespace LaDeclaration.Web.Tests.Setup;

public sealed class SecurityHeadersTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/en")]
    [InlineData("/")]
    [InlineData("/en/admin")]
    [InlineData("/en/account/sign-in")]
    [InlineData("/en/nowhere")]
    [InlineData("/xx")]
    [InlineData("/en?on=x")]
    [InlineData("/css/site.css")]
    [InlineData("/favicon.svg")]
    [InlineData("/data/memberships.csv")]
    [InlineData("/data/memberships.csv?on=x")]
    [InlineData("/en/search/suggestions?q=mexico")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/health/live")]
    public async Task Every_answer_carries_the_security_headers(string address)
    {
        var answer = await site.Visitor().Get(address);

        var policy = Header(answer, "Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("base-uri 'none'", policy);
        Assert.Contains("form-action 'self'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain("*", policy);
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("", Header(answer, "Server"));
    }

    [Fact]
    public async Task An_answer_that_nothing_changed_carries_them_too()
    {
        var browser = site.Visitor();
        var tag = (await browser.Open("/en")).Header("ETag");

        var answer = await browser.Get("/en", $"If-None-Match: {tag}");

        Assert.Contains("default-src 'none'", Header(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/")]
    [InlineData("/en/admin")]
    [InlineData("/en/nowhere")]
    [InlineData("/health/live")]
    public async Task In_production_browsers_are_told_to_stay_on_https(string address)
    {
        await using var production = await Site.Started(prepare: s =>
        {
            s.Settings["environment"] = "Production";
            s.Settings["Site:Address"] = "https://register.example.org";
        });

        var answer = await production.Visitor().Send(new HttpRequestMessage(HttpMethod.Get, "https://register.example.org" + address));

        Assert.Matches("^max-age=(6[3-9]|[7-9][0-9])[0-9]{6}", Header(answer, "Strict-Transport-Security"));
    }

    [Theory]
    [MemberData(nameof(PublicAddresses.Kinds), MemberType = typeof(PublicAddresses))]
    public async Task No_page_needs_what_the_policy_forbids(string address)
    {
        var page = await site.Visitor().Open(address);

        Assert.Empty(page.Select("style, [style], script:not([src]), iframe, object, embed, base"));
        Assert.DoesNotContain(page.Select("*"), e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.All(page.Select("link[rel=stylesheet], link[rel=icon]"), l => Assert.StartsWith("/", l.GetAttribute("href")));
        Assert.All(page.Select("script, img"), s => Assert.StartsWith("/", s.GetAttribute("src")));
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
