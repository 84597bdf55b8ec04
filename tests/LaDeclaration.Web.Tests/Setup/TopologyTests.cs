using System.Net;
using System.Text.RegularExpressions;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>What src/deploy sets up, started as processes with the settings that its files give: two nodes on PostgreSQL behind a proxy, and one machine with SQLite.</summary>
public sealed class TopologyTests(DeployedSite site) : IClassFixture<DeployedSite>
{
    private const string Email = "ana@example.org";
    private const string Password = "quiet lanterns over Valparaíso";

    // EF Core asks an empty database for its migrations, which PostgreSQL refuses.
    private const string Trouble = @"(WRN|ERR|FTL)\] (?!Failed executing DbCommand)|account/setup";

    [SkippableFact]
    public async Task A_page_is_the_same_whichever_node_answers()
    {
        await site.Started();
        foreach (var address in new[] { "/en", "/fr/matrix", "/es/committees/labor-mobility?on=2023-06-23", "/data/memberships.csv", "/en/changes.atom", "/sitemap.xml" })
        {
            using var one = await Get(0, address);
            using var other = await Get(1, address);

            Assert.Equal(HttpStatusCode.OK, one.StatusCode);
            Assert.Equal(await one.Content.ReadAsByteArrayAsync(), await other.Content.ReadAsByteArrayAsync());
            Assert.Equal((one.Headers.ETag, $"{one.Headers.CacheControl}"), (other.Headers.ETag, $"{other.Headers.CacheControl}"));
            Assert.False(one.Headers.Contains("Set-Cookie") || other.Headers.Contains("Set-Cookie"));
        }
    }

    [SkippableFact]
    public async Task What_one_node_sent_is_still_right_for_the_other()
    {
        await site.Started();
        using var sent = await Get(0, "/en");

        using var asked = await Get(1, "/en", $"If-None-Match: {sent.Headers.ETag}");

        Assert.Equal(HttpStatusCode.NotModified, asked.StatusCode);
    }

    [SkippableFact]
    public async Task Every_node_knows_that_it_is_reached_over_https_and_under_which_name()
    {
        await site.Started();
        for (var node = 0; node < site.Nodes.Count; node++)
        {
            using var answer = await Get(node, "/sitemap.xml");

            Assert.Contains($"<loc>{DeployedSite.Address}en</loc>", await answer.Content.ReadAsStringAsync());
            Assert.Contains("max-age", answer.Headers.GetValues("Strict-Transport-Security").Single());
        }
    }

    [SkippableFact]
    public async Task A_node_tells_its_health_to_a_proxy_that_calls_it_by_its_own_name()
    {
        await site.Started();
        using var client = new HttpClient();
        foreach (var (name, node) in Deployment.Compose.Nodes.Keys.Zip(site.Nodes))
        {
            var request = new HttpRequestMessage(HttpMethod.Get, new Uri(await node.Listening(), "/health/ready")) { Headers = { Host = name + ":8080" } };
            using var answer = await client.SendAsync(request);

            Assert.Equal((HttpStatusCode.OK, "Healthy"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
    }

    [SkippableFact]
    public async Task Whoever_signs_in_is_known_to_every_node()
    {
        await site.Started();
        var (code, said) = await CommandProcess.Run(site.Environment(Deployment.Compose.Nodes.Values.First()), "staff", "add", Email, "--role", "administrator");
        Assert.True(code == 0, said);
        var link = new Uri(Regex.Match(said, $@"{DeployedSite.Address}en/account/invitation\?\S+").Value).PathAndQuery;
        var cookies = new CookieContainer();
        var browser = site.Visitor(cookies);

        // The nodes answer in turn, so what each hands out is brought to the other.
        var page = await (await browser.Open(link)).Is(HttpStatusCode.OK).Form().Fill("Name", "Ana").Fill("Password", Password).Submit();
        Assert.Equal("/en/account/authenticator", page.Address);
        var appCode = App.Code(Page.TextOf(page.One("code.key")), DateTimeOffset.UtcNow);
        await page.Form().Fill("Code", appCode).Submit();

        for (var node = 0; node < site.Nodes.Count; node++)
        {
            site.Proxy.Next = node;
            Assert.Equal("/en/admin", (await browser.Open("/en/admin")).Is(HttpStatusCode.OK).Address);
        }
        Assert.Contains("__Host-staff", cookies.GetAllCookies().Select(c => c.Name));
        Assert.All(cookies.GetAllCookies(), c => Assert.True(c is { Secure: true, HttpOnly: true, Path: "/" } && c.Name.StartsWith("__Host-", StringComparison.Ordinal), $"{c}"));
        page = await (await site.Visitor().Open("/en/account/sign-in")).Form().Fill("Email", Email).Fill("Password", Password).Submit();
        Assert.Equal("/en/account/second-step", page.Is(HttpStatusCode.OK).Address);
    }

    [SkippableFact]
    public async Task The_start_of_a_node_has_nothing_to_warn_about()
    {
        await site.Started();

        Assert.All(site.Nodes, node => Assert.DoesNotMatch(Trouble, node.Said));
    }

    [SkippableFact]
    public async Task A_node_finds_the_primary_among_several_hosts()
    {
        await site.Started();
        var environment = site.Environment(Deployment.Compose.Nodes.Values.First(), "/nowhere,{0}");
        environment["ConnectionStrings__Register"] += ";Target Session Attributes=primary";

        await using var node = new ServerProcess(environment);
        using var client = new HttpClient { BaseAddress = await node.Listening() };

        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready"));
    }

    [SkippableFact]
    public async Task The_environment_file_of_the_unit_starts_the_site_on_one_machine()
    {
        Skip.If(OperatingSystem.IsWindows());
        await using var server = new ServerProcess(site.UnitEnvironment());
        using var client = new HttpClient { BaseAddress = await server.Listening() };

        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready"));
        Assert.True(File.Exists(Path.Combine(site.Folder, "state", "register.db")));
        Assert.DoesNotMatch(Trouble, server.Said);
    }

    private async Task<HttpResponseMessage> Get(int node, string address, params string[] headers)
    {
        site.Proxy.Next = node;
        return await site.Visitor().Get(address, headers);
    }
}
