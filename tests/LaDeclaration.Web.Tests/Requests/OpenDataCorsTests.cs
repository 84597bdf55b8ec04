using System.Net;

namespace LaDeclaration.Web.Tests.Requests;

/// <summary>Data and feeds may be read by the script of any page on the web; nothing else may.</summary>
public sealed class OpenDataCorsTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/data/memberships.csv", 200)]
    [InlineData("/data/memberships.csv?on=x", 400)]
    [InlineData("/data/nowhere.csv", 404)]
    [InlineData("/data/Memberships.csv", 301)]
    [InlineData("/en/changes.atom", 200)]
    [InlineData("/en/countries/mx/changes.atom", 200)]
    [InlineData("/en/countries/MX/changes.atom", 301)]
    [InlineData("/en/committees/nowhere/changes.atom", 404)]
    [InlineData("/en/changes.atom?known=99", 400)]
    [InlineData("/api/v1/nowhere", 404)]
    [InlineData("/openapi/nowhere.json", 404)]
    public async Task Data_and_feeds_are_open_to_every_page(string address, int status)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            // With an origin or without: a shared cache keeps one answer for both.
            foreach (var origin in new[] { null, "https://elsewhere.example", "null" })
            {
                var request = new HttpRequestMessage(method, address);
                if (origin is not null)
                    request.Headers.Add("Origin", origin);
                AssertOpen(await site.Visitor().Send(request), status);
            }
        }
    }

    [Theory]
    [InlineData("/data/memberships.csv")]
    [InlineData("/en/changes.atom")]
    public async Task So_is_the_answer_that_nothing_changed(string address)
    {
        var tag = (await site.Visitor().Open(address)).Header("ETag");

        AssertOpen(await site.Visitor().Get(address, $"If-None-Match: {tag}", "Origin: https://elsewhere.example"), 304);
    }

    [Theory]
    [InlineData("/data/memberships.csv")]
    [InlineData("/en/changes.atom")]
    [InlineData("/api/v1/memberships")]
    public async Task A_browser_that_asks_first_is_told_what_it_may(string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, address);
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.Add("Access-Control-Request-Headers", "if-none-match");

        var answer = await site.Visitor().Send(request);

        AssertOpen(answer, 204);
        Assert.Equal("GET, HEAD", Header(answer, "Access-Control-Allow-Methods"));
        Assert.Equal("*", Header(answer, "Access-Control-Allow-Headers"));
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        Assert.Equal(["GET", "HEAD", "OPTIONS"], (await site.Visitor().Send(new(HttpMethod.Options, address))).Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task They_take_nothing(string method)
    {
        var answer = await site.Visitor().Send(new(new HttpMethod(method), "/data/memberships.csv"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/en")]
    [InlineData("/en/admin")]
    [InlineData("/en/account/sign-in")]
    [InlineData("/en/nowhere")]
    [InlineData("/en/search/suggestions?q=mexico")]
    [InlineData("/en/search?q=.atom")]
    [InlineData("/css/site.css")]
    [InlineData("/sitemap.xml")]
    [InlineData("/database")]
    [InlineData("/health/live")]
    public async Task Everything_else_stays_with_its_own_pages(string address)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Options })
        {
            var request = new HttpRequestMessage(method, address);
            request.Headers.Add("Origin", "https://elsewhere.example");

            var answer = await site.Visitor().Send(request);

            Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
            Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
            Assert.Equal("require-corp", Header(answer, "Cross-Origin-Embedder-Policy"));
        }
    }

    private static void AssertOpen(HttpResponseMessage answer, int status)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
        Assert.Equal("cross-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
