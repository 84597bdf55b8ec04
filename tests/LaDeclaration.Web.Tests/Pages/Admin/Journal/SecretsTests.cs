using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Pages.Admin.Journal;

/// <summary>After a day of everything that is done to accounts, nothing that opens one stands where others could read it.</summary>
public sealed class SecretsTests : IAsyncLifetime
{
    private const string First = "quiet lanterns over Valparaíso";
    private const string Next = "eleven teaspoons of rain";
    private const string Wrong = "a password that is not theirs";
    private const string Administrator = "first@example.org";
    private const string Editor = "editor@example.org";

    private readonly HashSet<string> secrets = [First, Next, Wrong, Site.Password, Site.AuthenticatorKey];
    private Site site = null!;

    public async Task InitializeAsync() => site = await Site.Started();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task No_secret_stands_in_the_journal_a_kept_form_or_a_queued_letter()
    {
        var office = await SetUp();
        await SignInsThatFail();
        await Passwords();
        await Passkey();
        await Invitations(office);
        await Accounts(office);
        await office.Get("/en/admin/journal?handler=Download");
        await KeptForms();

        await using var db = site.Database();
        var done = await db.Journal.Select(e => e.Act).Distinct().ToListAsync();
        Assert.Equal([], Enum.GetValues<Act>().Where(a => a < Act.Imported).Except(done).Except([Act.LockedOut, Act.ShutOut, Act.LetterRetried]));
        await CollectKept(db);
        List<string?> readable =
        [
            .. await db.Journal.Select(e => e.Detail).ToListAsync(),
            .. await db.KeptForms.Select(f => f.Address + f.Fields).ToListAsync(),
            .. await db.Letters.Select(l => l.Detail + l.Fault).ToListAsync(),
        ];
        Assert.InRange(secrets.Count, 30, 200);
        Assert.Contains(readable, text => text?.Contains("Kept on the way", StringComparison.Ordinal) == true);
        Faults.None(readable.OfType<string>().SelectMany(text => secrets.Where(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)).Select(s => $"{s} in {text}")));
    }

    /// <summary>The first administrator, with an app and its recovery codes, of which one is used.</summary>
    private async Task<Browser> SetUp()
    {
        var browser = site.Visitor();
        var link = "/" + site.Services.GetRequiredService<FirstAccount>().Path;
        Learn(link);
        var page = await (await browser.Open(link)).Form().Fill("Name", "First").Fill("Email", Administrator).Fill("Password", First).Submit();
        var key = Page.TextOf(page.One("code.key"));
        Learn(key, key.Replace(" ", "", StringComparison.Ordinal), App.WrongCode(key, site.Clock.GetUtcNow()));
        await page.Form().Fill("Code", App.WrongCode(key, site.Clock.GetUtcNow())).Submit();
        page = await page.Form().Fill("Code", Code(key)).Submit();
        var codes = page.One(".codes code").TextContent.Split('\n');
        Learn([.. codes, .. codes.Select(c => c.Replace("-", "", StringComparison.Ordinal))]);
        await (await browser.Open("/en/account/sign-out")).Form().Submit();

        page = await (await browser.Open("/en/account/sign-in")).Form().Fill("Email", Administrator).Fill("Password", First).Submit();
        await page.Form(Site.CodeForm).Fill("Code", App.WrongCode(key, site.Clock.GetUtcNow())).Submit();
        await page.Form("form[action*='handler=RecoveryCode']").Fill("RecoveryCode", codes[0]).Submit();
        var made = await (await browser.Open("/en/account/recovery-codes")).Form().Submit();
        Learn(made.One(".codes code").TextContent.Split('\n'));
        return browser;
    }

    /// <summary>Also with the password in the field for the address.</summary>
    private async Task SignInsThatFail()
    {
        await site.AddStaff(Editor, StaffRole.Editor);
        var form = (await site.Visitor().Open("/en/account/sign-in")).Form();
        await form.Fill("Email", Wrong).Fill("Password", Wrong).Submit();
        (await form.Fill("Email", Editor).Fill("Password", Wrong).Submit()).Is(HttpStatusCode.BadRequest);
    }

    /// <summary>One forgotten and one changed; a name, letters, an app taken away, and everything left.</summary>
    private async Task Passwords()
    {
        await (await site.Visitor().Open("/en/account/forgotten")).Form().Fill("Email", Editor).Submit();
        var link = Learn(Site.LinkIn((await site.Mail(Editor))[^1], "choose-password"));
        await (await site.Visitor().Open(link)).Form().Fill("Password", First).Submit();
        var browser = site.Visitor();
        await browser.SignIn(Editor, First);
        var page = await browser.Open("/en/account");
        foreach (var current in new[] { Wrong, First })
            page = await page.Form("form:has([formaction='?handler=Password'])").Fill("CurrentPassword", current).Fill("NewPassword", Next).Submit();
        page = await page.Form("form:has([formaction='?handler=Rename'])").Fill("Name", "Ed").Submit();
        page = await page.Form("#notices").Fill("Pace", "Daily").Submit();
        await page.Form("form:has([formaction='?handler=SignOutEverywhere'])").Submit();
    }

    private async Task Passkey()
    {
        var id = Learn(WebEncoders.Base64UrlEncode([.. Enumerable.Range(1, 32).Select(i => (byte)(i * 7))]));
        using (var scope = site.Services.CreateScope())
        {
            var member = (await scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>().FindByEmailAsync(Editor))!;
            var passkey = new UserPasskeyInfo(WebEncoders.Base64UrlDecode(id), [1], site.Clock.GetUtcNow(), 0, [], true, false, false, [1], [1]) { Name = "Key" };
            Learn([.. (await scope.ServiceProvider.GetRequiredService<SecondFactors>().AddPasskey(member, passkey)).RecoveryCodes]);
        }
        await site.AddStaff("colleague@example.org", StaffRole.Editor);
        (await (await site.SignIn("colleague@example.org")).Open("/en/account/passkeys/" + id)).Is(HttpStatusCode.NotFound);
        var browser = site.Visitor();
        await browser.SignIn(Editor, Next);
        await (await browser.Open("/en/account/second-factor")).Form("form:has([formaction='?handler=RemoveAuthenticator'])").Submit();
        await (await browser.Open("/en/account/passkeys/" + id)).Form("form:has([formaction='?handler=Rename'])").Fill("Name", "Blue key").Submit();
        var page = await (await browser.Open("/en/account/authenticator")).Form().Fill("Code", "1").Submit();
        var key = Page.TextOf(page.One("code.key"));
        Learn(key, key.Replace(" ", "", StringComparison.Ordinal));
        await page.Form().Fill("Code", Code(key)).Submit();
        await (await browser.Open("/en/account/passkeys/" + id)).Form("form:has([formaction='?handler=Remove'])").Submit();
    }

    /// <summary>Sent, sent again, taken back, sent anew and accepted.</summary>
    private async Task Invitations(Browser office)
    {
        async Task Invite() => await (await office.Open("/en/admin/staff/invite")).Form().Fill("Lines", "new@example.org").Fill("Member.Role", "Editor").Submit();
        async Task<string> Link() => Learn(Site.LinkIn((await site.Mail("new@example.org"))[^1], "invitation"));
        await Invite();
        await Link();
        var page = await (await office.Open("/en/admin/staff")).Follow("new@example.org");
        page = await page.Form("form:has([formaction='?handler=InviteAgain'])").Submit();
        await Link();
        await page.Form("form:has([formaction='?handler=Revoke'])").Submit();
        await Invite();
        var form = (await site.Visitor().Open(await Link())).Form().Fill("Name", "New");
        await form.Fill("Password", "short").Submit();
        await form.Fill("Password", First).Submit();
    }

    private async Task Accounts(Browser office)
    {
        await using var db = site.Database();
        var address = "/en/admin/staff/" + (await db.Users.SingleAsync(s => s.Email == Editor)).Id;
        await (await office.Open(address)).Form("form:has([formaction='?handler=Link'])").Submit();
        foreach (var step in new[] { "/reset", "/close" })
            await (await office.Open(address + step)).Form("main form").Submit();
        var page = await (await office.Open(address)).Form("form:has([formaction='?handler=Reopen'])").Submit();
        await page.Form("form:has([formaction='?handler=Change'])").Fill("Member.Role", "Administrator").Submit();
        Learn(Site.LinkIn((await site.Mail(Editor)).Last(m => m.TextBody!.Contains("choose-password", StringComparison.Ordinal)), "choose-password"));
    }

    /// <summary>While typing, with more in it than the form has, and after the session ran out; forms of an account never.</summary>
    private async Task KeptForms()
    {
        var browser = await site.SignIn("colleague@example.org");
        var form = (await browser.Open("/en/admin/sources/new")).Form("form[data-keep]").Fill("Fields.Title", "Kept on the way");
        await browser.Post("/en/admin/kept?address=%2Fen%2Fadmin%2Fsources%2Fnew", [.. form.Fields, ("Password", Wrong), ("Member.NewPassword", Next)]);
        var account = (await browser.Open("/en/account")).Form("form:has([formaction='?handler=Password'])").Fill("CurrentPassword", Site.Password).Fill("NewPassword", Next);
        site.Clock.Advance(TimeSpan.FromMinutes(31));
        await account.Submit();
        await browser.Post("/en/admin/sources/new", [.. form.Fields, ("Password", Wrong)]);
    }

    /// <summary>What the database keeps to tell the right ones by.</summary>
    private async Task CollectKept(RegisterDbContext db) => Learn(
    [
        .. (await db.Users.Select(s => s.PasswordHash + "\n" + s.SecurityStamp).ToListAsync()).SelectMany(s => s.Split('\n')),
        .. (await db.UserTokens.Select(t => t.Value!).ToListAsync()).SelectMany(v => v.Split(';')),
    ]);

    private string Code(string key)
    {
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        return Learn(App.Code(key, site.Clock.GetUtcNow()));
    }

    /// <summary>Of a link, its token.</summary>
    private string Learn(params string[] learnt)
    {
        secrets.UnionWith(learnt.Select(s => s.Split("token=")[^1]).Where(s => s.Length >= 6));
        return learnt.FirstOrDefault("");
    }
}
