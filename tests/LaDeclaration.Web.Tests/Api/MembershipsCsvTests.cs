using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;

namespace LaDeclaration.Web.Tests.Api;

/// <summary>The whole register of memberships as a file.</summary>
public sealed class MembershipsCsvTests(Site site) : IClassFixture<Site>
{
    private const string Address = "/data/memberships.csv";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task It_holds_the_statements_entries_and_nothing_else(DatabaseProvider provider)
    {
        await using var own = await Site.Started(provider);

        var lines = await Lines(own, Address);

        Assert.Equal("id,committee,country,role,from,from_is,until,until_is,sources", lines[0]);
        await using var db = own.Database();
        Assert.Equal(await LimaEntries.Of(db), lines[1..].Select(Mark).Order(StringComparer.Ordinal));
        Assert.All(lines[1..], line => Assert.EndsWith(",2022-10-06,on,,,lima", line));
        Assert.Equal("integration-and-host-communities CL lead", Mark(lines[1]));
        Assert.Equal(51, lines[1..].Select(line => Guid.Parse(line.Split(',')[0])).Distinct().Count());
    }

    [Fact]
    public async Task It_is_a_file_to_keep()
    {
        var answer = await site.Visitor().Get(Address);
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(("attachment", "memberships.csv"), (answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentDisposition?.FileName));
        Assert.NotEqual(0xEF, bytes[0]);
        Assert.EndsWith("\r\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task It_looks_through_the_clocks()
    {
        await using var own = await Site.Started();
        var lead = await own.Standing<Membership>(m => m is { Committee: "labor-mobility", Role: Role.Lead });
        await own.Publish(
            Change.End(lead, Rows.Day("2025-01-01"), Register.Statements.DateIs.By, []),
            Change.Add(Rows.Membership("CL", "labor-mobility", Role.Lead, from: "2030-01-01")));

        Assert.Equal(52, (await Lines(own, Address)).Length - 1);
        Assert.Contains($"{lead.FactId},labor-mobility,MX,lead,2022-10-06,on,2025-01-01,by,lima", await Lines(own, Address));
        Assert.Contains($"{lead.FactId},labor-mobility,MX,lead,2022-10-06,on,,,lima", await Lines(own, Address + "?known=2"));
        Assert.Single(await Lines(own, Address + "?known=1"));
        Assert.Equal(51, (await Lines(own, Address + "?on=2024-12-31")).Length - 1);
        Assert.Equal(50, (await Lines(own, Address + "?on=2025-01-01")).Length - 1);
        Assert.Single(await Lines(own, Address + "?on=2030-01-01"), line => line.Contains("CL,lead,2030-01-01", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("known=3", "“3” is not a revision of this register.")]
    [InlineData("known=x", "“x” is not a revision of this register.")]
    [InlineData("on=2023-02-30", "“2023-02-30” is not a date.")]
    public async Task A_bad_clock_is_named_in_problem_details(string query, string sentence)
    {
        var answer = await site.Visitor().Get($"{Address}?{query}");
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>();

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith(sentence, $"{problem!["detail"]}", StringComparison.Ordinal);
        Assert.Equal(("400", "This address contains a value that the register does not know"), ($"{problem["status"]}", $"{problem["title"]}"));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task It_is_as_fresh_as_a_page()
    {
        await using var own = await Site.Started();
        var first = await own.Visitor().Get(Address);
        Assert.Matches("^W/\"[0-9A-F]{16}-2-20261123\"$", first.Headers.ETag?.ToString());
        Assert.NotEqual(first.Headers.ETag, (await own.Visitor().Get("/en")).Headers.ETag);
        Assert.Equal(("public, no-cache", "Accept-Encoding"), (string.Join(", ", first.Headers.GetValues("Cache-Control")), string.Join(", ", first.Headers.Vary)));

        Assert.Empty(await own.Commands.During(() => own.Visitor().Get(Address + "?utm_source=x")));
        var held = await own.Visitor().Get(Address, $"If-None-Match: {first.Headers.ETag}");
        Assert.Equal((HttpStatusCode.NotModified, 0), (held.StatusCode, (await held.Content.ReadAsByteArrayAsync()).Length));

        await own.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")));
        var after = await own.Visitor().Get(Address, $"If-None-Match: {first.Headers.ETag}");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("labor-mobility,CL,participant,2025-03-01", await after.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task It_travels_compressed_also_from_the_cache()
    {
        var plain = await site.Visitor().Get(Address);
        for (var time = 0; time < 2; time++)
        {
            var answer = await site.Visitor().Get(Address, "Accept-Encoding: br");
            await using var body = new BrotliStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);

            Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
            Assert.Equal(await plain.Content.ReadAsStringAsync(), await new StreamReader(body).ReadToEndAsync());
        }
    }

    [Theory]
    [InlineData("HEAD", HttpStatusCode.OK)]
    [InlineData("POST", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed)]
    public async Task It_is_only_read(string method, HttpStatusCode expected)
    {
        var answer = await site.Visitor().Send(new HttpRequestMessage(new HttpMethod(method), Address));

        Assert.Equal(expected, answer.StatusCode);
        if (method == "HEAD")
            Assert.Equal((await site.Visitor().Get(Address)).Headers.ETag, answer.Headers.ETag);
    }

    [Fact]
    public async Task Readers_find_it_with_the_clocks_they_look_through()
    {
        Assert.Equal(Address, (await site.Visitor().Open("/es/about")).One($"main a[href^='{Address}']").GetAttribute("href"));
        Assert.Equal(Address + "?on=2023-06-23&known=2", (await site.Visitor().Open("/en/about?on=2023-06-23&known=2")).One($"main a[href^='{Address}']").GetAttribute("href"));
    }

    private static async Task<string[]> Lines(Site of, string address) =>
        (await (await of.Visitor().Get(address)).Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static string Mark(string line) => line.Split(',') is [_, var committee, var country, var role, ..] ? $"{committee} {country} {role}" : line;
}
