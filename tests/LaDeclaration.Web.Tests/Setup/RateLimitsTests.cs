using System.Net;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>One client does not take what all the others need; what comes from the cache is never refused.</summary>
public sealed class RateLimitsTests(Site site) : IClassFixture<Site>
{
    private const int Flood = 3_000;

    [Fact]
    public async Task A_flood_of_sign_ins_is_answered_by_a_page_in_the_readers_language_and_stops_nobody_else()
    {
        await site.AddStaff("known@example.org", StaffRole.Editor);
        var known = await site.SignIn("known@example.org");
        var browser = site.Visitor();
        var token = await Token(browser, "/es/account/sign-in");
        known.Client = browser.Client;

        var refused = await Until429(() => browser.Post("/es/account/sign-in", token));

        Assert.Equal("1", refused.Headers.GetValues("Retry-After").Single());
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("<h1>Demasiadas solicitudes</h1>", page);
        Assert.Contains("Regrese y vuelva a intentarlo dentro de 1 segundo.", page);
        Assert.Contains("site.css", page);
        Assert.Equal("no-store", refused.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Until429(() => browser.Post("/en/account/forgotten", token))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/es/account/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Post("/es/account/sign-in?handler=Options", token)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post("/es/account/sign-in?handler=Passkey", token)).StatusCode);
        await known.SignIn("known@example.org");
        var other = site.Visitor();
        Assert.Equal(HttpStatusCode.BadRequest, (await other.Post("/es/account/sign-in", await Token(other, "/es/account/sign-in"))).StatusCode);
    }

    [Fact]
    public async Task A_flood_of_searches_is_refused_to_programs_in_their_form_and_pages_go_on()
    {
        var browser = site.Visitor();

        var refused = await Until429(() => browser.Get("/en/search/suggestions?q=chile"));

        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Too many requests", await refused.Content.ReadAsStringAsync());
        Assert.True(refused.Headers.Contains("Retry-After"));
        var page = await Until429(() => browser.Get("/en/search?q=chile"));
        Assert.Contains("<h1>Too many requests</h1>", await page.Content.ReadAsStringAsync());
        for (var i = 0; i < 700; i++)
            Assert.Equal(HttpStatusCode.OK, (await browser.Get(i % 2 == 0 ? "/en" : "/en/search")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor().Get("/en/search?q=chile")).StatusCode);
    }

    [Theory]
    [InlineData("/en/admin/change-sets/3", "?handler=Comment")]
    [InlineData("/en/admin/change-sets/3", "/publish")]
    [InlineData("/en/admin/import", "")]
    public async Task A_flood_of_comments_or_imports_is_refused_to_the_one_who_sends_it(string address, string handler)
    {
        var (browser, other) = (await site.Editor(), await site.Administrator());
        other.Client = browser.Client;
        var token = await Token(browser, address);

        var refused = await Until429(() => browser.Post(address + handler, token));

        Assert.Contains("<h1>Too many requests</h1>", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await other.Post(address + handler, await Token(other, address))).StatusCode);
    }

    private static async Task<HttpResponseMessage> Until429(Func<Task<HttpResponseMessage>> ask)
    {
        for (var i = 0; i < Flood; i++)
            if (await ask() is { StatusCode: HttpStatusCode.TooManyRequests } refused)
                return refused;
        throw new Xunit.Sdk.XunitException($"{Flood} were answered.");
    }

    private static async Task<(string, string)> Token(Browser browser, string address) =>
        ("__RequestVerificationToken", (await browser.Open(address)).Select("main input[name=__RequestVerificationToken]")[0].GetAttribute("value")!);
}
