using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Tests.Databases;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>In Production the site is read and written over https; plain http is for this machine's own names, and for what leads to https.</summary>
public sealed class PlainHttpTests : IAsyncLifetime
{
    private const string Named = "http://register.example.org";

    private Site site = null!;

    public async Task InitializeAsync() => site = await Production();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData("GET", "/en/committees?on=2023-06-23&x=%C3%A9")]
    [InlineData("HEAD", "/en")]
    [InlineData("GET", "/css/site.css")]
    [InlineData("GET", "/data/memberships.csv")]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "//elsewhere.example/x")]
    public async Task Reading_leads_to_https(string method, string address)
    {
        var answer = await Send(site, method, Named + address, "X-Forwarded-Proto: http", "X-Forwarded-For: 203.0.113.9");

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal("https://register.example.org" + address, answer.Headers.Location!.OriginalString);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Sending_is_refused(string method)
    {
        var answer = await Send(site, method, Named + "/en/account/sign-in", "X-Forwarded-Proto: http");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("https", await answer.Content.ReadAsStringAsync());
        Assert.Null(answer.Headers.Location);
    }

    [Fact]
    public async Task Where_plain_http_is_refused_reading_is_too()
    {
        await using var refusing = await Production(s => s.Settings["Site:PlainHttp"] = "Refuse");

        foreach (var method in new[] { "GET", "HEAD", "POST" })
            Assert.Equal(HttpStatusCode.Forbidden, (await Send(refusing, method, Named + "/en", "X-Forwarded-Proto: http")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Send(refusing, "GET", Named + "/en", "X-Forwarded-Proto: https")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Send(refusing, "GET", "http://localhost/en")).StatusCode);
    }

    [Fact]
    public async Task It_leads_to_the_sites_address_where_that_is_known()
    {
        await using var addressed = await Production(s => s.Settings["Site:Address"] = "https://register.example.com:8443");

        var answer = await Send(addressed, "GET", Named + "/en?on=2023-06-23", "X-Forwarded-Proto: http");

        Assert.Equal("https://register.example.com:8443/en?on=2023-06-23", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Over_https_everything_is_answered()
    {
        Assert.Equal(HttpStatusCode.OK, (await Send(site, "GET", Named + "/en", "X-Forwarded-Proto: https", "X-Forwarded-For: 203.0.113.9")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Send(site, "GET", "https://register.example.org/en")).StatusCode);
    }

    [Theory]
    [InlineData("http://localhost/en")]
    [InlineData("http://127.0.0.1:5000/en")]
    [InlineData("http://[::1]/en")]
    [InlineData("http://register.example.org/health/live")]
    [InlineData("http://10.1.2.3/health/ready")]
    public async Task This_machines_names_and_health_work_as_they_are(string address) =>
        Assert.Equal(HttpStatusCode.OK, (await Send(site, "GET", address)).StatusCode);

    [Theory]
    [InlineData(Named, "X-Forwarded-For: 203.0.113.9")]
    [InlineData(Named, "X-Forwarded-Host: register.example.org")]
    [InlineData(Named, "Forwarded: for=203.0.113.9;proto=https")]
    [InlineData(Named, "Accept: */*")]
    [InlineData(Named, "X-Forwarded-Proto: ")]
    [InlineData(Named, "X-Forwarded-Proto: wss")]
    [InlineData(Named, "X-Forwarded-Proto: wss, https")]
    [InlineData("http://localhost", "X-Forwarded-For: 203.0.113.9")]
    [InlineData("http://localhost", "X-Real-IP: 203.0.113.9")]
    public async Task What_a_proxy_forwards_without_saying_how_it_came_is_no_loop(string root, string header)
    {
        foreach (var method in new[] { "GET", "POST" })
        {
            var answer = await Send(site, method, root + "/en", header);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("X-Forwarded-Proto", await answer.Content.ReadAsStringAsync());
        }
        Assert.Equal(HttpStatusCode.OK, (await Send(site, "GET", root + "/health/live", header)).StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For: unknown")]
    [InlineData("X-Forwarded-For: unix:")]
    public async Task Nor_is_a_visitors_address_that_cannot_be_read(string header) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(site, "GET", Named + "/en", header, "X-Forwarded-Proto: https")).StatusCode);

    [Fact]
    public async Task The_log_says_what_the_proxy_lacks()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Site.Seeded);
        await using var server = new ServerProcess("--ConnectionStrings:Register", database.ConnectionString, "--environment", "Production", "--Site:Address", "https://register.example.org");
        using var client = new HttpClient { BaseAddress = await server.Listening() };

        Assert.DoesNotContain("X-Forwarded-Proto", server.Said);
        await client.SendAsync(new(HttpMethod.Get, "/en") { Headers = { Host = "register.example.org" } });
        await client.GetAsync("/health/live");

        Assert.Contains("X-Forwarded-Proto", server.Said);
    }

    [Fact]
    public async Task The_log_says_which_setting_lacks_the_proxy()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Site.Seeded);
        await using var server = new ServerProcess(
            "--ConnectionStrings:Register", database.ConnectionString, "--environment", "Production", "--Site:Address", "https://register.example.org", "--Site:Proxies", "192.0.2.1");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = await server.Listening() };

        var answer = await client.SendAsync(new(HttpMethod.Get, "/en") { Headers = { { "Host", "register.example.org" }, { "X-Forwarded-Proto", "https" } } });
        await client.GetAsync("/health/live");

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Contains("Site:Proxies", server.Said);
    }

    [Fact]
    public async Task In_development_plain_http_is_as_good()
    {
        await using var development = await Site.Started(prepare: s => s.Settings["AllowedHosts"] = "register.example.org");

        Assert.Equal(HttpStatusCode.OK, (await Send(development, "GET", Named + "/en")).StatusCode);
    }

    private static Task<Site> Production(Action<Site>? prepare = null) => Site.Started(prepare: s =>
    {
        s.Settings["environment"] = "Production";
        s.Settings["AllowedHosts"] = "localhost;127.0.0.1;[::1];register.example.org";
        prepare?.Invoke(s);
    });

    private static Task<HttpResponseMessage> Send(Site site, string method, string address, params string[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        foreach (var header in headers)
            request.Headers.TryAddWithoutValidation(header.Split(':', 2)[0], header.Split(':', 2)[1].Trim());
        var proxy = site.Visitor();
        proxy.Client = $"{IPAddress.Loopback}";
        return proxy.Send(request);
    }
}
