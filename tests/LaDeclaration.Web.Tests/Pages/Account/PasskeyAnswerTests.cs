using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Account;

/// <summary>What a device answers is good once, is never kept out, and is bounded.</summary>
public sealed class PasskeyAnswerTests(Sites sites) : IClassFixture<Sites>
{
    private const string SignInPage = "/en/account/sign-in";

    private const string Ways = "/en/account/second-factor";

    [SkippableTheory, BothDatabases]
    public async Task Of_one_answer_sent_several_times_with_a_copy_of_its_cookie_one_is_taken(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        using var key = await WithKey(site, "replayed@example.org");
        var visitor = site.Visitor();
        var token = await Token(visitor, SignInPage);
        var (options, cookie) = await Ask(visitor, SignInPage, token);
        var answer = key.Show(options);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Send(visitor, SignInPage, token, answer, cookie)));
        var late = await Send(visitor, SignInPage, token, answer, cookie);

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Contains("There is no account for this passkey", await late.Content.ReadAsStringAsync());
        (options, cookie) = await Ask(visitor, SignInPage, token);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(visitor, SignInPage, token, key.Show(options), cookie)).StatusCode);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_passkey_that_was_removed_is_not_added_again_by_the_same_answer(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var member = await site.AddStaff("removed@example.org", StaffRole.Editor);
        var browser = await site.SignIn("removed@example.org");
        var token = await Token(browser, Ways);
        var (options, cookie) = await Ask(browser, Ways, token);
        using var key = new SecurityKey();
        var answer = key.Create(options);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(browser, Ways, token, answer, cookie)).StatusCode);
        await using var db = site.Database();
        await db.UserPasskeys.Where(p => p.UserId == member.Id).ExecuteDeleteAsync();

        var again = await Send(browser, Ways, await Token(browser, Ways), answer, cookie);

        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.False(await db.UserPasskeys.AnyAsync(p => p.UserId == member.Id));
    }

    [SkippableTheory, BothDatabases]
    public async Task Whatever_strangers_tried_a_passkey_opens_the_account(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        const string Email = "always@example.org";
        using var key = await WithKey(site, Email);
        var visitor = site.Visitor();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            var stranger = site.Visitor();
            stranger.Client = visitor.Client;
            await (await stranger.Open(SignInPage)).Form().Fill("Email", i < 5 ? Email : $"{i}@example.org").Fill("Password", "wrong").Submit();
        }));
        (await (await visitor.Open(SignInPage)).Form().Fill("Email", Email).Fill("Password", Site.Password).Submit()).Is(HttpStatusCode.TooManyRequests);

        var token = await Token(visitor, SignInPage);
        for (var i = 0; i < 25; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await Send(visitor, SignInPage, token, "{}", "")).StatusCode);
        var (options, cookie) = await Ask(visitor, SignInPage, token);

        Assert.Equal(HttpStatusCode.Redirect, (await Send(visitor, SignInPage, token, key.Show(options), cookie)).StatusCode);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_person_has_twenty_at_most_and_is_told_so_where_another_would_be_added(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        const string Sentence = "An account can have up to 20 passkeys. First remove one that you no longer use.";
        var member = await site.AddStaff("twenty@example.org", StaffRole.Editor);
        var browser = await site.SignIn("twenty@example.org");
        var token = await Token(browser, Ways);
        var (options, cookie) = await Ask(browser, Ways, token);
        for (var i = 0; i < 20; i++)
            await site.AddPasskey(member);
        using var key = new SecurityKey();

        var page = (await browser.Open(Ways)).Is(HttpStatusCode.OK);
        var asked = await browser.Post(Ways + "?handler=Options", ("__RequestVerificationToken", token));
        var answered = await Send(browser, Ways, token, key.Create(options), cookie);

        Assert.Contains(Sentence, page.Text);
        Assert.Empty(page.Select("[data-ceremony=create]"));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (asked.StatusCode, answered.StatusCode));
        Assert.Contains(Sentence, await answered.Content.ReadAsStringAsync());
        await using var db = site.Database();
        Assert.Equal(20, await db.UserPasskeys.CountAsync(p => p.UserId == member.Id));
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, 30)]
    [InlineData(DatabaseProvider.Postgres, 30)]
    [InlineData(DatabaseProvider.Sqlite, 2_000)]
    public async Task One_that_takes_too_much_room_is_refused_with_a_sentence(DatabaseProvider provider, int transports)
    {
        var site = await sites.On(provider);
        var member = await site.AddStaff($"large{transports}@example.org", StaffRole.Editor);
        var browser = await site.SignIn(member.Email!);
        var token = await Token(browser, Ways);
        var (options, cookie) = await Ask(browser, Ways, token);
        using var key = new SecurityKey { Transports = [.. Enumerable.Repeat("internal", transports)] };

        var answered = await Send(browser, Ways, token, key.Create(options), cookie);

        Assert.Equal(HttpStatusCode.BadRequest, answered.StatusCode);
        Assert.Contains("This passkey is larger than the register can store.", await answered.Content.ReadAsStringAsync());
        await using var db = site.Database();
        Assert.False(await db.UserPasskeys.AnyAsync(p => p.UserId == member.Id));
    }

    /// <summary>A device that holds a passkey of a new account.</summary>
    private static async Task<SecurityKey> WithKey(Site site, string email)
    {
        await site.AddStaff(email, StaffRole.Editor);
        var browser = await site.SignIn(email);
        var token = await Token(browser, Ways);
        var (options, cookie) = await Ask(browser, Ways, token);
        var key = new SecurityKey();
        Assert.Equal(HttpStatusCode.Redirect, (await Send(browser, Ways, token, key.Create(options), cookie)).StatusCode);
        return key;
    }

    private static async Task<string> Token(Browser browser, string page) =>
        (await browser.Open(page)).Select("main input[name=__RequestVerificationToken]")[0].GetAttribute("value")!;

    private static async Task<(string Options, string Cookie)> Ask(Browser browser, string page, string token)
    {
        using var asked = await browser.Post(page + "?handler=Options", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        return (await asked.Content.ReadAsStringAsync(), asked.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("challenge=", StringComparison.Ordinal)).Split(';')[0]);
    }

    /// <param name="cookie">Of the challenge, which the browser itself may have no more.</param>
    private static Task<HttpResponseMessage> Send(Browser browser, string page, string token, string credential, string cookie)
    {
        var fields = new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Credential"] = credential };
        var request = new HttpRequestMessage(HttpMethod.Post, page + "?handler=Passkey") { Content = new FormUrlEncodedContent(fields) };
        if (cookie.Length > 0)
            request.Headers.Add("Cookie", cookie);
        return browser.Send(request);
    }
}
