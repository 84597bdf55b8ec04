using System.Net;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Account;

/// <summary>The ways to sign in, as their owner looks after them.</summary>
public sealed class SecondFactorTests(Site site) : IClassFixture<Site>
{
    private const string Address = "/en/account/second-factor";

    private const string RemoveApp = "form:has([formaction='?handler=RemoveAuthenticator'])";

    private const string Rename = "form:has([formaction='?handler=Rename'])";

    private const string Remove = "form:has([formaction='?handler=Remove'])";

    [Fact]
    public async Task It_lists_what_there_is()
    {
        var member = await site.AddStaff("list@example.org", StaffRole.Editor);
        await site.AddPasskey(member, "Blue key");

        var page = await (await site.SignIn("list@example.org")).Open(Address);

        Assert.Equal(["Blue key 23 November 2026 Never"], page.Texts("tbody tr"));
        Assert.Contains("Your authenticator app is set up.", page.Text);
        Assert.Contains("You have 0 left.", page.Text);
        Assert.Empty(page.Select("[style], style, script:not([src])"));
    }

    [Fact]
    public async Task A_passkey_takes_another_name()
    {
        var member = await site.AddStaff("name@example.org", StaffRole.Editor);
        var id = await site.AddPasskey(member);
        var (browser, elsewhere) = (await site.SignIn("name@example.org"), await site.SignIn("name@example.org"));
        var page = await browser.Open("/en/account/passkeys/" + id);
        Assert.Equal(["Enter a name of 1 to 100 characters."], (await page.Form(Rename).Fill("Name", " ").Submit()).Is(HttpStatusCode.BadRequest).Errors);

        page = await page.Form(Rename).Fill("Name", "Office key").Submit();

        Assert.Equal((Address, "The name was changed."), (page.Address, page.Flash));
        Assert.Single(page.Texts("tbody th"), "Office key");
        Assert.Equal("/en/account", (await elsewhere.Open("/en/account")).Address);
    }

    [Fact]
    public async Task Taking_one_away_ends_the_other_sessions_is_on_record_and_is_told()
    {
        var member = await site.AddStaff("remove@example.org", StaffRole.Editor);
        var id = await site.AddPasskey(member, "Old key");
        var (browser, elsewhere) = (await site.SignIn("remove@example.org"), await site.SignIn("remove@example.org"));

        var page = await (await browser.Open("/en/account/passkeys/" + id)).Form(Remove).Submit();

        Assert.Equal((Address, "The passkey was removed."), (page.Address, page.Flash));
        Assert.Equal("/en/admin", (await browser.Open("/en/admin")).Address);
        Assert.Contains("sign-in", (await elsewhere.Open("/en/account")).Address);
        (await browser.Open("/en/account/passkeys/" + id)).Is(HttpStatusCode.NotFound);
        await using var db = site.Database();
        Assert.Equal("Old key", (await db.Journal.SingleAsync(e => e.ById == member.Id && e.Act == Act.PasskeyRemoved)).Detail);
        Assert.Equal((LetterKind.FactorsChanged, "PasskeyRemoved"), await db.Letters.Where(l => l.ToId == member.Id).Select(l => new ValueTuple<LetterKind, string?>(l.Kind, l.Detail)).SingleAsync());
    }

    [Fact]
    public async Task The_last_one_stays()
    {
        var member = await site.AddStaff("last@example.org", StaffRole.Editor);
        var id = await site.AddPasskey(member);
        var browser = await site.SignIn("last@example.org");
        var key = await browser.Open("/en/account/passkeys/" + id);
        Assert.Equal("The authenticator app was removed.", (await (await browser.Open(Address)).Form(RemoveApp).Submit()).Flash);

        Assert.Equal(["Apart from a password, this is the only way to sign in to this account. Add another way first."], (await key.Form(Remove).Submit()).Is(HttpStatusCode.BadRequest).Errors);

        Assert.Single((await browser.Open(Address)).Texts("tbody th"), "Key");
        await using var db = site.Database();
        Assert.False(await db.Journal.AnyAsync(e => e.ById == member.Id && e.Act == Act.PasskeyRemoved));
    }

    [Fact]
    public async Task Whoever_has_only_a_passkey_adds_a_password_with_its_codes_and_then_an_app()
    {
        var (member, browser) = await WithPasskeyAlone("alone@example.org");
        var page = await browser.Open(Address);
        Assert.Equal(["Passkeys", "Add a password and an authenticator app"], page.Texts("main h2"));
        Assert.Equal(Address, (await browser.Open("/en/account/authenticator")).Address);
        Assert.Equal(Address, (await (await browser.Open("/en/account/recovery-codes")).Form().Submit()).Address);
        Assert.DoesNotContain("Change the password", (await browser.Open("/en/account")).Text);
        page = (await page.Form("main form:has([name=Password])").Fill("Password", "short").Submit()).Is(HttpStatusCode.BadRequest);
        Assert.Equal(["A password must have at least 15 characters. This one has 5."], page.Errors);

        page = await page.Form("main form:has([name=Password])").Fill("Password", Site.Password).Submit();

        Assert.Equal(("Recovery codes", "The password was added."), (page.Texts("h1").Single(), page.Flash));
        Assert.Equal(10, page.One(".codes code").TextContent.Split('\n').Length);
        page = await page.Follow("Continue");
        Assert.Equal("/en/account/authenticator", page.Address);
        page = await page.Form().Fill("Code", App.Code(Page.TextOf(page.One("code.key")), site.Clock.GetUtcNow())).Submit();
        Assert.Equal((Address, "The authenticator app was set up."), (page.Address, page.Flash));
        Assert.Contains("You have 10 left.", page.Text);
        await using var db = site.Database();
        Assert.Equal([Act.PasswordSet, Act.RecoveryCodesMade, Act.AuthenticatorAdded], await db.Journal.Where(e => e.ById == member.Id && e.Act != Act.SignedIn).OrderBy(e => e.Id).Select(e => e.Act).ToListAsync());
        Assert.Equal("PasswordSet", await db.Letters.Where(l => l.ToId == member.Id).OrderBy(l => l.CreatedAt).ThenBy(l => l.Id).Select(l => l.Detail).FirstAsync());
    }

    [Fact]
    public async Task A_letter_that_sets_a_password_beside_a_passkey_does_not_let_the_password_in_alone()
    {
        await WithPasskeyAlone("letter@example.org");
        await (await site.Visitor().Open("/en/account/forgotten")).Form().Fill("Email", "letter@example.org").Submit();
        var page = await site.Visitor().Open(Site.LinkIn((await site.Mail("letter@example.org")).Single(), "choose-password"));
        Assert.Equal(["Choose a new password"], page.Texts("h1"));

        page = await page.Form().Fill("Password", Site.Password).Submit();
        page = await page.Form().Fill("Email", "letter@example.org").Fill("Password", Site.Password).Submit();

        Assert.Equal("/en/account/second-step", page.Address);
    }

    [Fact]
    public async Task So_does_an_app_alone()
    {
        await site.AddStaff("app@example.org", StaffRole.Editor);
        var (browser, elsewhere) = (await site.SignIn("app@example.org"), await site.SignIn("app@example.org"));

        var page = (await (await browser.Open(Address)).Form(RemoveApp).Submit()).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["Apart from a password, this is the only way to sign in to this account. Add another way first."], page.Errors);
        Assert.Contains("Your authenticator app is set up.", page.Text);
        Assert.Equal("/en/account", (await elsewhere.Open("/en/account")).Address);
        Assert.Equal("/en/admin", (await (await site.SignIn("app@example.org")).Open("/en/admin")).Address);
    }

    [Fact]
    public async Task Two_that_are_removed_at_once_do_not_both_go()
    {
        var member = await site.AddStaff("both@example.org", StaffRole.Editor);
        var id = await site.AddPasskey(member);
        var browser = await site.SignIn("both@example.org");
        var forms = new[] { (await browser.Open("/en/account/passkeys/" + id)).Form(Remove), (await browser.Open(Address)).Form(RemoveApp) };

        await Task.WhenAll(forms.Select(f => f.Post()));

        await using var db = site.Database();
        Assert.True(await db.UserPasskeys.AnyAsync(p => p.UserId == member.Id) || await db.Users.AnyAsync(s => s.Id == member.Id && s.TwoFactorEnabled));
    }

    [Fact]
    public async Task It_takes_a_session_that_has_just_begun()
    {
        await using var own = await Site.Started();
        var id = await own.AddPasskey(await own.AddStaff("fresh@example.org", StaffRole.Editor));
        var browser = await own.SignIn("fresh@example.org");
        own.Clock.Advance(TimeSpan.FromMinutes(15));
        (await browser.Open("/en/account/authenticator")).Is(HttpStatusCode.OK);
        own.Clock.Advance(TimeSpan.FromMinutes(0.1));
        var list = (await browser.Open(Address)).Is(HttpStatusCode.OK);
        var key = (await browser.Open("/en/account/passkeys/" + id)).Is(HttpStatusCode.OK);
        var codes = (await browser.Open("/en/account/recovery-codes")).Is(HttpStatusCode.OK);
        Assert.Equal("The name was changed.", (await key.Form(Rename).Fill("Name", "Another").Submit()).Flash);

        foreach (var (refused, back) in new[]
        {
            (await list.Form(RemoveApp).Submit(), Address), (await key.Form(Remove).Submit(), "/en/account/passkeys/" + id),
            (await codes.Form().Submit(), "/en/account/recovery-codes"), (await browser.Open("/en/account/authenticator"), "/en/account/authenticator"),
        })
        {
            Assert.Equal("/en/account/sign-in?again=true&returnUrl=" + Uri.EscapeDataString(back), refused.Address);
            Assert.StartsWith("Sign in Sign in again to do this. It is possible only within 15 minutes after signing in.", refused.Text);
        }
        var page = await (await browser.Open("/en/account/authenticator")).Form().Fill("Email", "fresh@example.org").Fill("Password", Site.Password).Submit();

        Assert.Equal("/en/account/authenticator", (await browser.Confirm(page, "fresh@example.org")).Is(HttpStatusCode.OK).Address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("nonsense")]
    public async Task What_is_no_passkey_is_not_taken(string credential)
    {
        var member = await site.AddStaff("nonsense@example.org", StaffRole.Editor);
        var browser = await site.SignIn("nonsense@example.org");
        var token = ("__RequestVerificationToken", (await browser.Open(Address)).Select("main input[name=__RequestVerificationToken]")[0].GetAttribute("value")!);

        using var unasked = await browser.Post(Address + "?handler=Passkey", token, ("Credential", credential));
        using var asked = await browser.Post(Address + "?handler=Options", token);
        using var answer = await browser.Post(Address + "?handler=Passkey", token, ("Credential", credential));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (unasked.StatusCode, answer.StatusCode));
        Assert.Contains("\"residentKey\":\"required\"", await asked.Content.ReadAsStringAsync());
        Assert.Contains("The passkey could not be added", await answer.Content.ReadAsStringAsync());
        await using var db = site.Database();
        Assert.False(await db.UserPasskeys.AnyAsync(p => p.UserId == member.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("nonsense")]
    public async Task Nor_does_it_let_anybody_in(string credential)
    {
        var browser = site.Visitor();
        var token = ("__RequestVerificationToken", (await browser.Open("/en/account/sign-in")).Select("input[name=__RequestVerificationToken]")[0].GetAttribute("value")!);

        using var unasked = await browser.Post("/en/account/sign-in?handler=Passkey", token, ("Credential", credential));
        using var asked = await browser.Post("/en/account/sign-in?handler=Options", token);
        using var answer = await browser.Post("/en/account/sign-in?handler=Passkey", token, ("Credential", credential));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.BadRequest), (unasked.StatusCode, asked.StatusCode, answer.StatusCode));
        Assert.Contains("There is no account for this passkey", await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Signed in, with a passkey and nothing else, as after an invitation that was accepted with one.</summary>
    private async Task<(StaffMember Member, Browser Browser)> WithPasskeyAlone(string email)
    {
        var member = await site.AddStaff(email, StaffRole.Editor);
        await site.AddPasskey(member);
        var browser = await site.SignIn(email);
        await using var db = site.Database();
        await db.Users.Where(s => s.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.PasswordHash, (string?)null).SetProperty(s => s.TwoFactorEnabled, false));
        await db.UserTokens.Where(t => t.UserId == member.Id).ExecuteDeleteAsync();
        return (member, browser);
    }
}
