using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using LaDeclaration.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Pages.Account;

/// <summary>What strangers try keeps nobody out of the browser in which they signed in before.</summary>
public sealed class KnownBrowserTests(Sites sites) : IClassFixture<Sites>
{
    private const string Chosen = "quiet lanterns over Valparaíso";

    [SkippableTheory, BothDatabases]
    public async Task Strangers_who_fail_do_not_keep_out_whoever_signed_in_before(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        const string Email = "colleague@example.org";
        var member = await site.AddStaff(Email, StaffRole.Editor);
        var colleague = await site.SignIn(Email);
        await SignOut(colleague);

        await StrangersFail(site, Email);
        (await Try(site.Visitor(), Email, Site.Password)).Is(HttpStatusCode.TooManyRequests);
        await colleague.SignIn(Email);
        await SignOut(colleague);

        await site.Fail(member, 100);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Try(site.Visitor(), Email, Site.Password)).Is(HttpStatusCode.BadRequest);
        await colleague.SignIn(Email);
        await using var db = site.Database();
        Assert.Equal(100, (await db.Users.SingleAsync(s => s.Id == member.Id)).FailuresInARow);
    }

    [SkippableTheory, BothDatabases]
    public async Task Nor_after_a_reset_which_forgets_every_browser_but_the_one_it_is_done_in(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        const string Email = "reset@example.org";
        await site.AddStaff(Email, StaffRole.Editor);
        var before = await site.SignIn(Email);
        await StrangersFail(site, Email);
        var browser = site.Visitor();
        await (await browser.Open("/en/account/forgotten")).Form().Fill("Email", Email).Submit();
        await (await browser.Open(Site.LinkIn((await site.Mail(Email))[^1], "choose-password"))).Form().Fill("Password", Chosen).Submit();

        await StrangersFail(site, Email);
        await browser.SignIn(Email, Chosen);
        (await Try(before, Email, Chosen)).Is(HttpStatusCode.TooManyRequests);
    }

    [SkippableTheory, BothDatabases]
    public async Task Whoever_an_administrator_gave_a_new_beginning_is_a_stranger_in_every_browser_they_had(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var member = await site.AddStaff("anew@example.org", StaffRole.Editor);
        await site.SignIn("anew@example.org");
        var administrator = await site.Administrator();

        await (await administrator.Open($"/en/admin/staff/{member.Id}/reset")).Form().Submit();

        await using var db = site.Database();
        Assert.False(await db.KnownBrowsers.AnyAsync(b => b.StaffId == member.Id));
    }

    [SkippableTheory, BothDatabases]
    public async Task It_has_five_wrong_ones_of_its_own_in_a_quarter_of_an_hour(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        const string Email = "own@example.org";
        var member = await site.AddStaff(Email, StaffRole.Editor);
        var known = await site.SignIn(Email);
        for (var i = 0; i < 5; i++)
            (await Try(known, Email, "wrong")).Is(HttpStatusCode.BadRequest);

        var page = (await Try(known, Email, Site.Password)).Is(HttpStatusCode.TooManyRequests);

        Assert.Equal("900", page.Header("Retry-After"));
        Assert.Equal("/en/account/second-step", (await Try(site.Visitor(), Email, Site.Password)).Address);
        site.Clock.Advance(TimeSpan.FromMinutes(15));
        await known.SignIn(Email);
        await using var db = site.Database();
        Assert.Equal(0, (await db.Users.SingleAsync(s => s.Id == member.Id)).FailuresInARow);
    }

    [SkippableTheory, BothDatabases]
    public async Task Changing_the_password_forgets_the_others_and_after_a_hundred_in_a_row_it_is_a_stranger(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        const string Email = "changed@example.org";
        var member = await site.AddStaff(Email, StaffRole.Editor);
        var (other, own) = (await site.SignIn(Email), await site.SignIn(Email));
        await (await own.Open("/en/account")).Form("form:has([formaction='?handler=Password'])").Fill("CurrentPassword", Site.Password).Fill("NewPassword", Chosen).Submit();
        await StrangersFail(site, Email);
        Assert.Equal("/en/account/second-step", (await Try(own, Email, Chosen)).Address);
        (await Try(other, Email, Chosen)).Is(HttpStatusCode.TooManyRequests);

        await using var db = site.Database();
        await db.KnownBrowsers.Where(b => b.StaffId == member.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.Failures, 99));
        (await Try(own, Email, "wrong")).Is(HttpStatusCode.BadRequest);
        (await Try(own, Email, Chosen)).Is(HttpStatusCode.TooManyRequests);
    }

    [SkippableTheory, BothDatabases]
    public async Task Colleagues_who_share_a_browser_are_all_known_in_it_and_an_account_knows_twenty(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var (one, two) = (await site.AddStaff("one@example.org", StaffRole.Editor), await site.AddStaff("two@example.org", StaffRole.Editor));
        var shared = await site.SignIn("one@example.org");
        await SignOut(shared);
        await shared.SignIn("two@example.org");
        await SignOut(shared);
        await StrangersFail(site, "one@example.org");

        await shared.SignIn("one@example.org");

        await using var db = site.Database();
        var row = await db.KnownBrowsers.AsNoTracking().SingleAsync(b => b.StaffId == one.Id);
        Assert.Equal(row.TokenHash, (await db.KnownBrowsers.SingleAsync(b => b.StaffId == two.Id)).TokenHash);
        db.KnownBrowsers.AddRange(Enumerable.Range(0, 30).Select(i => new KnownBrowser { TokenHash = $"{provider} {i}", StaffId = one.Id, SignedInAt = row.SignedInAt.AddDays(-1) }));
        await db.SaveChangesAsync();
        await SignOut(shared);
        await shared.SignIn("one@example.org");
        Assert.Equal(20, await db.KnownBrowsers.CountAsync(b => b.StaffId == one.Id));
    }

    [Fact]
    public async Task Its_cookie_is_this_hosts_alone_for_ninety_days_and_the_database_has_only_a_hash()
    {
        await using var site = await Site.Started(prepare: s => s.Settings["environment"] = "Production");
        const string Email = "cookie@example.org", Address = "https://localhost/en/account/sign-in";
        await site.AddStaff(Email, StaffRole.Editor, hasSecondFactor: false);
        var (browser, stranger) = (site.Visitor(), site.Visitor());

        var answer = await Post(browser, Site.Password);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-browser=", StringComparison.Ordinal));
        Assert.EndsWith("; max-age=7776000; path=/; secure; samesite=strict; httponly", cookie);
        await using var db = site.Database();
        Assert.DoesNotContain((await db.KnownBrowsers.SingleAsync()).TokenHash, cookie);
        site.Clock.Advance(TimeSpan.FromDays(90));
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await Post(stranger, "wrong")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Post(browser, Site.Password)).StatusCode);
        site.Clock.Advance(TimeSpan.FromDays(2));
        await site.Services.GetRequiredService<DailyTasks>().Run();
        Assert.Equal((0, 0), (await db.KnownBrowsers.CountAsync(), await db.AttemptCounts.CountAsync()));

        static async Task<HttpResponseMessage> Post(Browser browser, string password) => await browser.Post(
            Address, ("__RequestVerificationToken", (await browser.Open(Address)).Select("input[name=__RequestVerificationToken]")[0].GetAttribute("value")!), ("Email", Email), ("Password", password));
    }

    [Fact]
    public async Task The_page_about_privacy_names_it() =>
        Assert.Contains("Another cookie stays for 90 days", (await (await sites.On(DatabaseProvider.Sqlite)).Visitor().Open("/en/privacy")).Text);

    private static async Task StrangersFail(Site site, string email)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Try(site.Visitor(), email, "wrong")));
        Assert.Contains(answers, a => a.Status == HttpStatusCode.TooManyRequests);
    }

    private static async Task<Page> Try(Browser browser, string email, string password) =>
        await (await browser.Open("/en/account/sign-in")).Form().Fill("Email", email).Fill("Password", password).Submit();

    private static async Task SignOut(Browser browser) => await (await browser.Open("/en/account/sign-out")).Form().Submit();
}
