using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Tests.Databases;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>The site answers to its own names, whatever a request calls it.</summary>
public sealed class HostTests(ListeningSite listening) : IClassFixture<ListeningSite>
{
    private readonly Site site = listening.Site;

    [Theory]
    [InlineData("Host:")]
    [InlineData("Host: elsewhere.example")]
    [InlineData("Host: localhost.elsewhere.example")]
    [InlineData("Host: localhost:99999")]
    [InlineData("Host: localhost:x")]
    [InlineData("Host: ;;;")]
    [InlineData("Host: xn--")]
    [InlineData("Host: -")]
    [InlineData("Host: a,b")]
    [InlineData("Host: [::1")]
    [InlineData("Host: [::zz]")]
    [InlineData("Host: user@localhost")]
    [InlineData("Host: 999.999.999.999")]
    public async Task Another_name_or_none_is_the_senders_error(string host)
    {
        foreach (var address in new[] { "/en", "/en/changes.atom", "/sitemap.xml", "/robots.txt", "/", "/en/account/sign-in", "/css/site.css" })
            Assert.Equal(400, (await site.SendRaw($"GET {address} HTTP/1.1", host)).Status);
    }

    [Theory]
    [InlineData("Host: ;;;")]
    [InlineData("Host: xn--")]
    [InlineData("Host: a,b")]
    [InlineData("Host:")]
    [InlineData("Host: x:99999")]
    [InlineData("Host: $")]
    public async Task Where_every_name_is_taken_it_is_one_at_least(string host)
    {
        await using var open = await Site.Started(prepare: s => (s.Listens, s.Settings["AllowedHosts"]) = (true, "*"));

        foreach (var address in new[] { "/en", "/en/changes.atom", "/sitemap.xml" })
            Assert.Equal(400, (await open.SendRaw($"GET {address} HTTP/1.1", host)).Status);
        Assert.Equal(200, (await open.SendRaw("GET /en/changes.atom HTTP/1.1", "Host: whatever.example:8080")).Status);
    }

    [Theory]
    [InlineData("Host: localhost")]
    [InlineData("Host: LOCALHOST:5000")]
    [InlineData("Host: 127.0.0.1")]
    [InlineData("Host: [::1]:80")]
    public async Task This_machines_own_names_are_taken_as_it_is(string host) =>
        Assert.Equal(200, (await site.SendRaw("GET /en/changes.atom HTTP/1.1", host)).Status);

    [Theory]
    [InlineData("Host: 10.1.2.3")]
    [InlineData("Host: elsewhere.example")]
    [InlineData("Host: xn--")]
    [InlineData("Host:")]
    public async Task Its_health_is_told_under_any_name(string host)
    {
        foreach (var address in new[] { "/health/live", "/health/ready" })
            Assert.Equal("Healthy", (await site.SendRaw($"GET {address} HTTP/1.1", host)).Body.Split("\r\n").First(l => l.Length > 2));
    }

    [Theory]
    [InlineData("Host: elsewhere.example")]
    [InlineData("Host:")]
    public async Task The_refusal_carries_the_security_headers(string host)
    {
        var answer = await site.SendRaw("GET /en HTTP/1.1", host);

        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("elsewhere", answer.Body);
        AssertHeaders(answer);
    }

    /// <summary>What the web server refuses before it has read whole headers (400 malformed, 431, 505) never reaches the site, and has no headers but the server's own.</summary>
    [Theory]
    [InlineData(413, "POST /en/account/sign-in HTTP/1.1", "Content-Length: 900000000")]
    [InlineData(414, "GET /en?{long} HTTP/1.1", "Accept: */*")]
    public async Task So_do_answers_that_the_web_server_would_give_by_itself(int status, params string[] lines)
    {
        var answer = await site.SendRaw([.. lines.Select(l => l.Replace("{long}", new string('x', 9_000), StringComparison.Ordinal)), "Host: localhost"]);

        Assert.Equal(status, answer.Status);
        AssertHeaders(answer);
    }

    [Fact]
    public async Task The_host_of_the_sites_address_is_its_name_without_a_word()
    {
        await using var own = await Site.Started(prepare: s => s.Settings["Site:Address"] = "https://register.example.org");

        Assert.Equal(HttpStatusCode.OK, (await own.Visitor().Get("https://register.example.org/en")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await own.Visitor().Get("http://localhost/en")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await own.Visitor().Get("https://elsewhere.example/en")).StatusCode);
    }

    [Theory]
    [InlineData("Site:Address", "https://xn--declaracin-obb.example")]
    [InlineData("AllowedHosts", "xn--declaracin-obb.example")]
    [InlineData("AllowedHosts", "declaración.example")]
    public async Task A_name_in_other_letters_is_one_name(string setting, string value)
    {
        await using var own = await Site.Started(prepare: s => (s.Listens, s.Settings[setting]) = (true, value));

        Assert.Equal(200, (await own.SendRaw("GET /en HTTP/1.1", "Host: xn--declaracin-obb.example")).Status);
        Assert.Equal(400, (await own.SendRaw("GET /en HTTP/1.1", "Host: xn--declaracion-obb.example")).Status);
    }

    [Fact]
    public async Task Absolute_addresses_begin_with_the_sites_own_whatever_it_was_called()
    {
        await using var own = await Site.Started(prepare: s => s.Settings["Site:Address"] = "https://register.example.org/");

        foreach (var address in new[] { "/en", "/en/committees/labor-mobility?on=2023-06-23", "/sitemap.xml", "/robots.txt", "/en/changes.atom" })
        {
            var text = await (await own.Visitor().Get("http://localhost" + address)).Content.ReadAsStringAsync();
            Assert.Contains("https://register.example.org/", text);
            Assert.DoesNotContain("//localhost", text);
            Assert.DoesNotContain("example.org//", text);
        }
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("localhost;*", true)]
    [InlineData("localhost;register.example.org", false)]
    public async Task Taking_every_name_in_production_is_warned_about(string hosts, bool isWarned)
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Site.Seeded);
        await using var server = new ServerProcess("--ConnectionStrings:Register", database.ConnectionString, "--environment", "Production", "--AllowedHosts", hosts);
        await server.Listening();

        Assert.Equal(isWarned, server.Said.Contains("AllowedHosts", StringComparison.Ordinal));
    }

    private static void AssertHeaders(RawAnswer answer)
    {
        Assert.Contains("default-src 'none'", answer.Header("Content-Security-Policy"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("require-corp", answer.Header("Cross-Origin-Embedder-Policy"));
        Assert.Null(answer.Header("Server"));
    }
}
