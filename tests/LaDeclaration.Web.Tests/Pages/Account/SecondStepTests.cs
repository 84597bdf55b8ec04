using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Pages.Account;

/// <summary>What stands between a right password and the register.</summary>
public sealed class SecondStepTests(Sites sites) : IClassFixture<Sites>
{
    private const string Refused = "This code is wrong or has already been used. Wait for the next code. After five wrong attempts, you have to wait before you can try again.";

    [SkippableTheory, BothDatabases]
    public async Task A_code_works_once_and_so_does_none_before_it(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var member = await site.AddStaff("once@example.org", StaffRole.Editor);
        string At(int seconds) => App.Code(Site.AuthenticatorKey, site.Clock.GetUtcNow().AddSeconds(seconds));

        Assert.Equal("/en/admin", (await Enter(await Password(site, "once@example.org"), At(0))).Address);

        foreach (var used in new[] { At(0), At(-30) })
            Assert.Equal([Refused], (await Enter(await Password(site, "once@example.org"), used)).Is(HttpStatusCode.BadRequest).Errors);
        Assert.Equal("/en/admin", (await Enter(await Password(site, "once@example.org"), At(30)[..3] + " " + At(30)[3..])).Address);
        await using var db = site.Database();
        Assert.Equal(["SignedIn password and code 1", "SignInFailed password and code 2", "SignedIn password and code 1"],
            await db.Journal.Where(e => e.ById == member.Id || e.AboutId == member.Id).OrderBy(e => e.Id).Select(e => $"{e.Act} {e.Detail} {e.Count}").ToListAsync());
    }

    [SkippableTheory, BothDatabases]
    public async Task The_same_code_twice_at_the_same_moment_lets_one_in(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        await site.AddStaff("twice@example.org", StaffRole.Editor);
        var forms = new List<Form>();
        foreach (var page in new[] { await Password(site, "twice@example.org"), await Password(site, "twice@example.org"), await Password(site, "twice@example.org") })
            forms.Add(page.Form(Site.CodeForm).Fill("Code", await site.Code("twice@example.org")));

        var answers = await Task.WhenAll(forms.Select(f => f.Post()));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_known_password_does_not_let_codes_be_guessed_for_ever()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        await site.AddStaff("guessed@example.org", StaffRole.Editor);
        var wrong = App.WrongCode(Site.AuthenticatorKey, site.Clock.GetUtcNow());
        var page = await Password(site, "guessed@example.org");
        for (var i = 0; i < 4; i++)
        {
            await Enter(page, wrong);
            page = await Password(site, "guessed@example.org");
        }
        Assert.Equal("/en/account/second-step", page.Address);
        await Enter(page, wrong);

        foreach (var tooEarly in new[] { await Enter(page, await site.Code("guessed@example.org")), await Password(site, "guessed@example.org") })
        {
            Assert.Equal(["Too many wrong attempts. Try again in 1 second. You can still use a passkey."], tooEarly.Is(HttpStatusCode.TooManyRequests).Errors);
            Assert.Equal("1", tooEarly.Header("Retry-After"));
        }
    }

    [Fact]
    public async Task Coming_in_forgives_what_was_wrong_before()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var member = await site.AddStaff("forgiven@example.org", StaffRole.Editor);
        await Enter(await Password(site, "forgiven@example.org"), App.WrongCode(Site.AuthenticatorKey, site.Clock.GetUtcNow()));
        Assert.Equal(1, await Failures(site, member));
        await Password(site, "forgiven@example.org");
        Assert.Equal(1, await Failures(site, member));

        await site.SignIn("forgiven@example.org");

        Assert.Equal(0, await Failures(site, member));
    }

    [Fact]
    public async Task It_waits_for_five_minutes_and_for_nobody_without_a_password()
    {
        await using var site = await Site.Started();
        await site.AddStaff("late@example.org", StaffRole.Editor);
        Assert.Equal("/en/account/sign-in", (await site.Visitor().Open("/en/account/second-step")).Address);
        var page = await Password(site, "late@example.org");
        Assert.Equal(["Enter the 6 digits that the app shows."], (await Enter(page, "12345")).Is(HttpStatusCode.BadRequest).Errors);

        site.Clock.Advance(TimeSpan.FromMinutes(5.1));
        page = await Enter(page, await site.Code("late@example.org"));

        Assert.Equal(("/en/account/sign-in", "The second step was not completed within 5 minutes. Start again."), (page.Address, page.Flash));
    }

    [Fact]
    public async Task An_account_that_changes_in_between_is_waited_for_no_longer()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var member = await site.AddStaff("changed@example.org", StaffRole.Editor);
        var page = await Password(site, "changed@example.org");
        await using (var db = site.Database())
            await db.Users.Where(s => s.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SecurityStamp, "another"));

        Assert.Equal("/en/account/sign-in", (await Enter(page, await site.Code("changed@example.org"))).Address);
    }

    [Fact]
    public async Task Somebody_with_passkeys_alone_is_asked_for_one_or_for_a_recovery_code_if_there_is_one()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var member = await site.AddStaff("keys@example.org", StaffRole.Editor, hasSecondFactor: false);
        await site.AddPasskey(member);
        Assert.Empty((await Password(site, "keys@example.org")).Select("form[action*='handler=RecoveryCode']"));
        using (var scope = site.Services.CreateScope())
        {
            var codes = scope.ServiceProvider.GetRequiredService<RecoveryCodes>();
            await codes.Save((await scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>().FindByIdAsync(member.Id))!, codes.Generate());
        }

        var page = await Password(site, "keys@example.org");

        Assert.Equal("/en/account/second-step", page.Address);
        Assert.Empty(page.Select(Site.CodeForm));
        Assert.Single(page.Select("[data-ceremony=get]"));
        Assert.Single(page.Select("form[action*='handler=RecoveryCode']"));
    }

    [Fact]
    public async Task In_production_its_cookies_are_this_hosts_alone()
    {
        await using var site = await Site.Started(prepare: s => s.Settings["environment"] = "Production");
        await site.AddStaff("cookies@example.org", StaffRole.Editor);
        var browser = site.Visitor();
        const string Address = "https://localhost/en/account/sign-in";
        var page = await browser.Open(Address);
        var token = ("__RequestVerificationToken", page.Select("input[name=__RequestVerificationToken]")[0].GetAttribute("value")!);

        var waiting = await browser.Post(Address, token, ("Email", "cookies@example.org"), ("Password", Site.Password));
        var challenge = await browser.Post(Address + "?handler=Options", token);

        Assert.Contains(waiting.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-waiting=", StringComparison.Ordinal));
        Assert.Contains(challenge.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-challenge=", StringComparison.Ordinal));
        Assert.All(waiting.Headers.GetValues("Set-Cookie").Concat(challenge.Headers.GetValues("Set-Cookie")), c => Assert.Matches("^__Host-.*; path=/; secure; samesite=strict; httponly$", c));
    }

    private static async Task<Page> Password(Site site, string email) =>
        await (await site.Visitor().Open("/en/account/sign-in")).Form().Fill("Email", email).Fill("Password", Site.Password).Submit();

    private static Task<Page> Enter(Page page, string code) => page.Form(Site.CodeForm).Fill("Code", code).Submit();

    private static async Task<int> Failures(Site site, StaffMember member)
    {
        await using var db = site.Database();
        return await db.Users.Where(s => s.Id == member.Id).Select(s => s.FailuresInARow).SingleAsync();
    }
}
