using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Browser.Tests;

/// <summary>Second factors in a real browser; its passkeys are kept by a device that exists only there.</summary>
public sealed class PasskeyTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Email = "editor@example.org";

    private Site site = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        site = await OwnSite();
    }

    [SkippableTheory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_passkey_is_made_once_and_opens_the_register_without_a_name(Screen screen)
    {
        var member = await site.AddStaff(Email, StaffRole.Editor, hasSecondFactor: false);
        var window = await Open(screen, site: site);
        var page = window.Page;
        await window.Device();
        await window.Open("/en/admin/queue");
        await window.FillPassword(Email);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Choose a second step for signing in");

        await Press(page, "Add a passkey");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Recovery codes");
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Waiting proposals");
        if (screen == Screen.Phone)
            await page.Locator(".staffnav summary").ClickAsync();
        await Press(page, "Sign out");
        site.Clock.Advance(TimeSpan.FromDays(1));
        await window.Open("/en/admin/sources");
        await Press(page, "Sign in with a passkey");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sources");
        await using var db = site.Database();
        Assert.Equal(["password", "passkey"], await db.Journal.Where(e => e.Act == Act.SignedIn).OrderBy(e => e.Id).Select(e => e.Detail).ToListAsync());
        await window.Open("/en/account/second-factor");
        await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync([$"{site.Clock.Today:d MMMM yyyy}"]);
        await Press(page, "Add a passkey");
        await Assertions.Expect(page.Locator(".passkey .error")).ToHaveTextAsync("This device or security key already has a passkey for your account.");
        Assert.Equal(1, await db.UserPasskeys.CountAsync(p => p.UserId == member.Id));
    }

    [SkippableFact]
    public async Task A_passkey_stands_in_for_the_code_and_one_that_was_removed_says_so()
    {
        await site.AddStaff(Email, StaffRole.Editor);
        var window = await Open(site: site);
        var page = window.Page;
        await window.Device();
        await window.SignIn(Email);
        await window.Open("/en/account/second-factor");
        await Press(page, "Add a passkey");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Recovery codes");
        await window.Open("/en/account/sign-in");
        await window.FillPassword(Email);
        await Press(page, "Use a passkey");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Staff home");

        await using var db = site.Database();
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(s => s.FailuresInARow, AttemptLimits.MaxFailuresInARow));
        await window.Open("/en/account/sign-in");
        await Press(page, "Sign in with a passkey");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Staff home");
        Assert.Equal(AttemptLimits.MaxFailuresInARow, await db.Users.Select(s => s.FailuresInARow).SingleAsync());

        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(s => s.DisabledAt, site.Clock.GetUtcNow().UtcDateTime));
        await window.Open("/en/account/sign-in");
        await Press(page, "Sign in with a passkey");
        await Assertions.Expect(page.Locator(".errors li")).ToHaveTextAsync(["The account is closed."]);

        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(s => s.DisabledAt, (DateTime?)null));
        await db.UserPasskeys.ExecuteDeleteAsync();
        await window.Open("/en/account/sign-in");
        await Press(page, "Sign in with a passkey");

        await Assertions.Expect(page.Locator(".errors li")).ToContainTextAsync(["There is no account for this passkey"]);
    }

    [SkippableFact]
    public async Task An_answer_that_somebody_copied_on_its_way_lets_nobody_in_a_second_time()
    {
        await site.AddStaff(Email, StaffRole.Editor);
        var window = await Open(site: site);
        var page = window.Page;
        await window.Device();
        await window.SignIn(Email);
        await window.Open("/en/account/second-factor");
        await Press(page, "Add a passkey");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Recovery codes");
        await window.Open("/en/account/sign-in");
        var request = await page.RunAndWaitForRequestAsync(() => Press(page, "Sign in with a passkey"), r => r.Url.Contains("handler=Passkey", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Staff home");

        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
        using var copy = new HttpRequestMessage(HttpMethod.Post, request.Url) { Content = new StringContent(request.PostData!, null, "application/x-www-form-urlencoded") };
        copy.Headers.Add("Cookie", (await request.AllHeadersAsync())["cookie"]);
        using var answer = await http.SendAsync(copy);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("There is no account for this passkey", await answer.Content.ReadAsStringAsync());
    }

    [SkippableFact]
    public async Task Who_declines_or_has_none_is_told_what_else_there_is()
    {
        await site.AddStaff(Email, StaffRole.Editor);
        var window = await Open(site: site);
        var page = window.Page;
        await window.Device(isVerified: false);
        await window.Open("/en/account/sign-in");
        await Press(page, "Sign in with a passkey");
        await Assertions.Expect(page.Locator(".passkey .error")).ToContainTextAsync("No passkey was used");

        await window.FillSignIn(Email);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Staff home");
        await window.Open("/en/account/second-factor");
        await Press(page, "Add a passkey");

        await Assertions.Expect(page.Locator(".passkey .error")).ToContainTextAsync("No passkey was created");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" })).ToBeEnabledAsync();
        site.Clock.Advance(StaffCookieEvents.FreshSessionAge + TimeSpan.FromSeconds(1));
        await Press(page, "Add a passkey");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Sign in again to do this.");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_authenticator_app_takes_no_script(bool script)
    {
        await site.AddStaff(Email, StaffRole.Editor, hasSecondFactor: false);
        var window = await Open(Screen.Phone, script: script, site: site);
        var page = window.Page;
        await window.Open("/en/admin");
        await window.FillPassword(Email);
        await page.GetByRole(AriaRole.Link, new() { Name = "Set up an authenticator app" }).ClickAsync();
        var key = await page.Locator("code.key").InnerTextAsync();

        await page.GetByLabel("Code from the app").FillAsync(App.Code(key, site.Clock.GetUtcNow()));
        await Press(page, "Set up the app");
        var codes = (await page.Locator(".codes code").InnerTextAsync()).Split('\n');
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Staff home");
        await page.Locator(".staffnav summary").ClickAsync();
        await Press(page, "Sign out");
        await window.FillPassword(Email);
        await page.GetByLabel("Recovery code").FillAsync(codes[^1]);
        await Press(page, "Use the recovery code");

        await Assertions.Expect(page.Locator("main [role=status]").First).ToContainTextAsync("You have 9 left.");
    }

    [SkippableFact]
    public async Task Whoever_lost_every_way_in_begins_anew_with_a_passkey_and_adds_a_password_later()
    {
        var member = await site.AddStaff(Email, StaffRole.Editor);
        using (var scope = site.Services.CreateScope())
        {
            var lost = (await scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>().FindByIdAsync(member.Id))!;
            Assert.True((await scope.ServiceProvider.GetRequiredService<SecondFactors>().Reset(lost, Actor.Seed)).Succeeded);
        }
        var window = await Open(Screen.Phone, site: site);
        var page = window.Page;
        await window.Device();

        await window.Open(Site.LinkIn((await site.Mail(Email)).Single(), "choose-password"));
        await Press(page, "Add a passkey");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Staff home");
        await page.Locator(".staffnav summary").ClickAsync();
        await Press(page, "Sign out");
        await Press(page, "Sign in with a passkey");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Staff home");

        await window.Open("/en/account/second-factor");
        await page.GetByLabel("Password").FillAsync(Site.Password);
        await Press(page, "Add the password");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Recovery codes");
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Set up an authenticator app");
    }

    [SkippableFact]
    public async Task What_is_wrong_with_the_name_is_said_before_a_passkey_is_made_and_a_password_will_still_do()
    {
        using (var scope = site.Services.CreateScope())
            Assert.Null(await scope.ServiceProvider.GetRequiredService<Invitations>().Send([new Invitation(Email, StaffRole.Editor, null)], "en", by: null));
        var window = await Open(site: site);
        var page = window.Page;
        await window.Device(isVerified: false);
        await window.Open(Site.LinkIn((await site.Mail(Email)).Single(), "invitation"));

        await Press(page, "Accept with a passkey");
        await Assertions.Expect(page.GetByLabel("Your name")).ToBeFocusedAsync();
        await page.GetByLabel("Your name").FillAsync("Ed");
        await Press(page, "Accept with a passkey");
        await Assertions.Expect(page.Locator(".passkey .error")).ToContainTextAsync("No passkey was created");
        await page.GetByLabel("Password").FillAsync(Site.Password);
        await Press(page, "Accept with a password");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Set up an authenticator app");
    }

    [SkippableFact]
    public async Task What_is_typed_as_a_password_can_be_shown_by_script()
    {
        await site.AddStaff(Email, StaffRole.Editor);
        var (window, plain) = (await Open(Screen.Phone, site: site), await Open(Screen.Phone, script: false, site: site));
        var page = window.Page;
        await window.Open("/en/account/sign-in");
        await plain.Open("/en/account/sign-in");
        var (field, button) = (page.GetByLabel("Password"), page.GetByRole(AriaRole.Button, new() { Name = "Show password (Password)" }));
        await Assertions.Expect(plain.Page.Locator("main button[type=button]:visible")).ToHaveCountAsync(0);

        Assert.True((await button.BoundingBoxAsync())!.Height >= 44);
        await button.ClickAsync();
        await Assertions.Expect(field).ToHaveAttributeAsync("type", "text");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hide password" }).ClickAsync();
        await Assertions.Expect(field).ToHaveAttributeAsync("type", "password");
        await button.ClickAsync();
        await window.FillPassword(Email);

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Second step");
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
