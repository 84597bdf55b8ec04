using LaDeclaration.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>
/// Who may say where a request comes from. What the site makes of it shows in the set-up link, which in Production works from this
/// machine alone: a visitor who is taken for somebody elsewhere is told that it is not there.
/// </summary>
public sealed class ProxyTests
{
    private const string Https = "X-Forwarded-Proto: https";

    [Theory]
    [InlineData("127.0.0.0/8", "203.0.113.9", false)]
    [InlineData("127.0.0.1", "203.0.113.9", false)]
    [InlineData("::ffff:127.0.0.1", "203.0.113.9", false)]
    [InlineData("127.0.0.1", "[2001:db8::1]:4711", false)]
    [InlineData("127.0.0.1", "::ffff:203.0.113.9", false)]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.0/8, 127.0.0.1", "203.0.113.9, 10.0.0.7", false)]
    [InlineData("10.0.0.0/8 127.0.0.0/8", "203.0.113.9, 10.0.0.7, 127.0.0.2", false)]
    [InlineData("127.0.0.0/8", "127.0.0.1, 203.0.113.9", false)]
    [InlineData("127.0.0.0/8;::1", "127.0.0.1, 203.0.113.9, 127.0.0.2", false)]
    [InlineData("192.0.2.1", "203.0.113.9", true)]
    [InlineData("2001:db8::/32", "203.0.113.9", true)]
    [InlineData("", "203.0.113.9", true)]
    public async Task Only_a_named_proxy_is_believed(string proxies, string forwardedFor, bool isTakenForThisMachine) =>
        await AssertTaken(isTakenForThisMachine, forwardedFor, ("Site:Proxies", proxies));

    [Fact]
    public async Task Unless_named_otherwise_it_is_this_machine() => await AssertTaken(false, "203.0.113.9");

    [Fact]
    public async Task A_list_of_settings_does_as_well() =>
        await AssertTaken(true, "203.0.113.9", ("Site:Proxies:0", "192.0.2.1"), ("Site:Proxies:1", "192.0.2.2"));

    [Fact]
    public async Task The_frameworks_own_switch_does_not_open_it_to_everybody() =>
        await AssertTaken(true, "203.0.113.9", ("Site:Proxies", "192.0.2.1"), ("ForwardedHeaders_Enabled", "true"));

    [Fact]
    public async Task Nobody_else_makes_plain_http_secure()
    {
        await using var site = await Production(("Site:Proxies", "192.0.2.1"), ("AllowedHosts", "register.example.org"));

        var answer = await site.SendRaw("GET /en HTTP/1.1", "Host: register.example.org", Https, "X-Forwarded-For: 203.0.113.9");

        Assert.Equal((308, "https://register.example.org/en"), (answer.Status, answer.Header("Location")));
    }

    private static async Task AssertTaken(bool forThisMachine, string forwardedFor, params (string, string)[] settings)
    {
        await using var site = await Production(settings);
        var link = "/" + site.Services.GetRequiredService<FirstAccount>().Path;

        Assert.Equal(200, (await site.SendRaw($"GET {link} HTTP/1.1", "Host: localhost")).Status);
        Assert.Equal(forThisMachine ? 200 : 404, (await site.SendRaw($"GET {link} HTTP/1.1", "Host: localhost", Https, $"X-Forwarded-For: {forwardedFor}")).Status);
    }

    private static Task<Site> Production(params (string Name, string Value)[] settings) => Site.Started(prepare: s =>
    {
        s.Listens = true;
        s.Settings["environment"] = "Production";
        foreach (var (name, value) in settings)
            s.Settings[name] = value;
    });
}
