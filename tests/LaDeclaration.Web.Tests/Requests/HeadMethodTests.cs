using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Requests;

/// <summary>HEAD is answered as GET is, without the body, on every address of the running site.</summary>
public sealed partial class HeadMethodTests
{
    /// <summary>What stands for the parameters in the addresses of pages and data.</summary>
    private static readonly Dictionary<string, string> Examples = new()
    {
        ["lang"] = "en",
        ["number"] = "1",
        ["slug"] = "labor-mobility",
        ["code"] = "mx",
        ["cc"] = "mx",
        ["key"] = "lima",
        ["id"] = "4242",
        ["step"] = "reset",
        ["factId"] = "00000000-0000-0000-0000-000000000001",
        ["path"] = "favicon.ico",
    };

    /// <summary>These differ in every answer.</summary>
    private static readonly string[] Passing = ["Date", "Set-Cookie", "Transfer-Encoding"];

    [Fact]
    public async Task Every_address_answers_head_as_get()
    {
        await using var site = await Site.Started();
        var visitor = site.Visitor();
        var administrator = await site.Administrator();
        var addresses = Routes(site).Concat(["/health/live", "/health/ready", "/en/nowhere", "/nowhere", "/EN", "/en?on=x", "/data/nowhere.csv"]).ToList();
        var pages = await SiteMap(visitor);

        Assert.InRange(addresses.Count, 60, 1_000);
        Assert.InRange(pages.Count, 100, 10_000);
        var faults = new List<string>();
        foreach (var address in addresses.Concat(pages).Distinct())
            faults.AddRange(await Differences(address.Contains("/admin") || address.Contains("/account") ? administrator : visitor, address));
        Faults.None(faults);
    }

    [Fact]
    public async Task Over_the_wire_its_answer_ends_with_the_headers()
    {
        await using var site = await Site.Started(prepare: s => s.Listens = true);
        var host = $"Host: localhost:{site.Address.Port}";

        foreach (var address in new[] { "/en", "/en?on=x", "/en/nowhere", "/en/pillars", "/EN", "/data/memberships.csv", "/css/site.css", "/health/live", "/health/nowhere" })
        {
            await site.SendRaw($"GET {address} HTTP/1.1", host);
            var (head, get) = (await site.SendRaw($"HEAD {address} HTTP/1.1", host), await site.SendRaw($"GET {address} HTTP/1.1", host));

            Assert.Equal("", head.Body);
            Assert.Equal((get.Status, Lasting(get)), (head.Status, Lasting(head)));
        }

        static string Lasting(RawAnswer answer) => string.Join('\n', answer.Headers.Where(h => !Passing.Contains(h.Split(':')[0])).Order(StringComparer.Ordinal));
    }

    /// <summary>What is read twice, so that both answers to compare come from wherever the second reader's does.</summary>
    private static async Task<IEnumerable<string>> Differences(Browser browser, string address)
    {
        (await browser.Get(address)).Dispose();
        var (head, get) = (await Answer(browser, HttpMethod.Head, address), await Answer(browser, HttpMethod.Get, address));
        return head.Except(get).Select(h => $"{address} HEAD: {h}").Concat(get.Except(head).Select(g => $"{address} GET: {g}"));
    }

    /// <summary>That there is nothing in it, the server of these tests says of no answer; over the wire it is said of both.</summary>
    private static async Task<List<string>> Answer(Browser browser, HttpMethod method, string address)
    {
        using var answer = await browser.Send(new HttpRequestMessage(method, address));
        return
        [
            $"{(int)answer.StatusCode}",
            .. answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated).Where(h => !Passing.Contains(h.Key) && (h.Key, $"{h.Value}") != ("Content-Length", "0")).Select(h => $"{h.Key}: {h.Value}"),
        ];
    }

    private static IEnumerable<string> Routes(Site site) =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => Parameter().Replace("/" + e.RoutePattern.RawText!.TrimStart('/'), p => Examples[p.Groups[1].Value])).Distinct();

    private static async Task<List<string>> SiteMap(Browser visitor) =>
        [.. XDocument.Parse((await visitor.Open("/sitemap.xml")).Html).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).PathAndQuery).Where(p => p.StartsWith("/en", StringComparison.Ordinal) || p.StartsWith("/fr", StringComparison.Ordinal))];

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
