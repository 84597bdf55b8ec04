using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Account;

/// <summary>Setting up an authenticator app, from the first sign-in on.</summary>
public sealed class AuthenticatorTests(Sites sites) : IClassFixture<Sites>
{
    [SkippableTheory, BothDatabases]
    public async Task From_a_password_alone_to_the_page_that_was_wanted(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var member = await site.AddStaff("first@example.org", StaffRole.Editor, hasSecondFactor: false);
        var browser = site.Visitor();
        var page = await (await browser.Open("/en/admin/queue")).Form().Fill("Email", "first@example.org").Fill("Password", Site.Password).Submit();
        Assert.Equal("/en/account/second-factor?returnUrl=%2Fen%2Fadmin%2Fqueue", page.Address);
        Assert.StartsWith("Choose a second step for signing in", page.Text);
        Assert.Equal(["Sign out"], page.Texts(".staffnav li"));

        page = await page.Follow("Set up an authenticator app");
        var key = Page.TextOf(page.One("code.key"));
        Assert.Matches("^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$", key);
        page = await page.Form().Fill("Code", App.Code(key, site.Clock.GetUtcNow())).Submit();

        Assert.Equal("/en/account/recovery-codes?returnUrl=%2Fen%2Fadmin%2Fqueue", page.Address);
        Assert.Equal(10, page.One(".codes code").TextContent.Split('\n').Distinct().Count());
        Assert.Empty((await browser.Open(page.Address)).Select(".codes"));
        Assert.Equal("/en/admin/queue", (await page.Follow("Continue")).Is(HttpStatusCode.OK).Address);
        await using var db = site.Database();
        Assert.Equal([Act.SignedIn, Act.AuthenticatorAdded, Act.RecoveryCodesMade], await db.Journal.Where(e => e.ById == member.Id).OrderBy(e => e.Id).Select(e => e.Act).ToListAsync());
        Assert.Equal("AuthenticatorAdded", (await db.Letters.SingleAsync(l => l.ToId == member.Id && l.Kind == LetterKind.FactorsChanged)).Detail);
    }

    [Fact]
    public async Task A_wrong_code_sets_nothing_up_and_the_key_stays()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        await site.AddStaff("wrong@example.org", StaffRole.Editor, hasSecondFactor: false);
        var browser = await site.SignIn("wrong@example.org");
        var page = await browser.Open("/en/account/authenticator");
        var key = Page.TextOf(page.One("code.key"));

        Assert.Equal(["Enter the 6 digits that the app shows."], (await page.Form().Fill("Code", "12").Submit()).Is(HttpStatusCode.BadRequest).Errors);
        page = (await page.Form().Fill("Code", App.WrongCode(key, site.Clock.GetUtcNow())).Submit()).Is(HttpStatusCode.BadRequest);

        Assert.StartsWith("This code does not match the key at this time.", page.Errors.Single());
        Assert.Equal(key, Page.TextOf(page.One("code.key")));
        Assert.Contains("second-factor", (await browser.Open("/en/admin")).Address);
        Assert.Contains("recovery-codes", (await page.Form().Fill("Code", App.Code(key, site.Clock.GetUtcNow())).Submit()).Address);
    }

    [Fact]
    public async Task Nobody_brings_a_key_of_their_own()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        await site.AddStaff("own@example.org", StaffRole.Editor, hasSecondFactor: false);
        var browser = await site.SignIn("own@example.org");
        var token = ("__RequestVerificationToken", (await browser.Open("/en/account/authenticator")).Select("main input[name=__RequestVerificationToken]")[0].GetAttribute("value")!);

        using var answer = await browser.Post("/en/account/authenticator", token, ("SealedKey", Site.AuthenticatorKey), ("Code", App.Code(Site.AuthenticatorKey, site.Clock.GetUtcNow())));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("second-factor", (await browser.Open("/en/admin")).Address);
    }

    [Fact]
    public async Task Another_app_takes_the_place_of_the_first_and_its_code_is_used_up()
    {
        await using var site = await Site.Started();
        await site.AddStaff("another@example.org", StaffRole.Editor);
        var (browser, elsewhere) = (await site.SignIn("another@example.org"), await site.SignIn("another@example.org"));
        var page = await browser.Open("/en/account/authenticator");
        var key = Page.TextOf(page.One("code.key"));
        var code = App.Code(key, site.Clock.GetUtcNow());

        await page.Form().Fill("Code", code).Submit();

        Assert.Equal("/en/admin", (await browser.Open("/en/admin")).Address);
        Assert.Contains("sign-in", (await elsewhere.Open("/en/admin")).Address);
        foreach (var refused in new[] { code, App.Code(Site.AuthenticatorKey, site.Clock.GetUtcNow().AddSeconds(30)) })
            (await Enter(site, "another@example.org", refused)).Is(HttpStatusCode.BadRequest);
        Assert.Equal("/en/admin", (await Enter(site, "another@example.org", App.Code(key, site.Clock.GetUtcNow().AddSeconds(30)))).Address);
    }

    [Fact]
    public async Task The_picture_is_drawn_into_the_page()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        await site.AddStaff("picture@example.org", StaffRole.Editor);

        var page = await (await site.SignIn("picture@example.org")).Open("/en/account/authenticator");

        Assert.Equal("QR code that contains the key shown below", page.One("svg.qr").GetAttribute("aria-label"));
        Assert.True(page.One("svg.qr path").GetAttribute("d")!.Length > 2_000);
        Assert.EndsWith($"?secret={Page.TextOf(page.One("code.key")).Replace(" ", "")}&issuer=LaDeclaration", page.One("a[href^='otpauth://totp/']").GetAttribute("href"));
        Assert.NotNull(page.One("code.key").GetAttribute("data-copy"));
        Assert.Empty(page.Select("[style], style, img, script:not([src])"));
    }

    private static async Task<Page> Enter(Site site, string email, string code)
    {
        var page = await (await site.Visitor().Open("/en/account/sign-in")).Form().Fill("Email", email).Fill("Password", Site.Password).Submit();
        return await page.Form(Site.CodeForm).Fill("Code", code).Submit();
    }
}
