using System.Net;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Admin.Staff;

public sealed class ResetFactorsTests(Site site) : IClassFixture<Site>
{
    private const string Chosen = "quiet lanterns over Valparaíso";

    [Fact]
    public async Task Every_way_in_is_gone_the_sessions_too_and_only_the_letters_link_opens_the_account_anew()
    {
        var member = await site.AddStaff("lost@example.org", StaffRole.Editor);
        await site.AddPasskey(member);
        var session = await site.SignIn("lost@example.org");
        await (await session.Open("/en/account/recovery-codes")).Form().Submit();
        var administrator = await site.AddStaff("administrator@example.org", StaffRole.Administrator);
        await site.Fail(member, AttemptLimits.MaxFailuresInARow);

        var page = await Reset(member);

        Assert.Equal("The ways to sign in were removed. An e-mail with a link to set up new ones is on its way.", page.Flash);
        Assert.Contains("sign-in", (await session.Open("/en/account")).Address);
        Assert.Equal("/en/account/sign-in", (await Password("lost@example.org", Site.Password)).Is(HttpStatusCode.BadRequest).Address);
        await using (var db = site.Database())
        {
            Assert.False(await db.UserPasskeys.AnyAsync(p => p.UserId == member.Id) || await db.UserTokens.AnyAsync(t => t.UserId == member.Id));
            Assert.Null((await db.Users.SingleAsync(s => s.Id == member.Id)).PasswordHash);
            var entry = await db.Journal.SingleAsync(e => e.Act == Act.FactorsReset && e.AboutId == member.Id);
            Assert.Equal(administrator.Id, entry.ById);
            Assert.Equal(LetterKind.FactorsReset, (await db.Letters.SingleAsync(l => l.ToId == member.Id)).Kind);
        }

        var letter = Assert.Single(await site.Mail("lost@example.org"));
        Assert.Contains("passkeys, authenticator app, recovery codes and password", letter.TextBody);
        var link = Site.LinkIn(letter, "choose-password");
        page = (await site.Visitor().Open(link)).Is(HttpStatusCode.OK);
        Assert.Equal(["Choose new ways to sign in"], page.Texts("h1"));
        Assert.Equal(["With a passkey", "With a password and an authenticator app"], page.Texts("h2"));
        page = await page.Form().Fill("Password", Chosen).Submit();

        Assert.Equal(("/en/account/authenticator", "You can use your account again."), (page.Address, page.Flash));
        Assert.Equal(["This link no longer works"], (await site.Visitor().Open(link)).Is(HttpStatusCode.BadRequest).Texts("h1"));
    }

    [Fact]
    public async Task Whoever_comes_too_late_asks_for_another_link()
    {
        var member = await site.AddStaff("late@example.org", StaffRole.Editor);
        await Reset(member);
        var link = Site.LinkIn((await site.Mail("late@example.org")).Single(), "choose-password");
        site.Clock.Advance(AccountLinks.PasswordLinkLifetime);
        (await site.Visitor().Open(link)).Is(HttpStatusCode.BadRequest);

        await (await site.Visitor().Open("/en/account/forgotten")).Form().Fill("Email", "late@example.org").Submit();

        link = Site.LinkIn((await site.Mail("late@example.org"))[^1], "choose-password");
        Assert.Equal(["Choose new ways to sign in"], (await site.Visitor().Open(link)).Is(HttpStatusCode.OK).Texts("h1"));
    }

    [Fact]
    public async Task It_is_asked_once_more_in_the_colour_of_danger()
    {
        var member = await site.AddStaff("asked@example.org", StaffRole.Editor);
        var page = await (await (await site.Administrator()).Open("/en/admin/staff/" + member.Id)).Follow("Reset the ways to sign in");

        Assert.Equal("Reset the ways to sign in: Editor", page.Title.Split(" – ")[0]);
        Assert.Equal("Reset the ways to sign in", Page.TextOf(page.One("main button.danger")));
        Assert.Contains("works once, within 24 hours", page.Text);
        await using var db = site.Database();
        Assert.False(await db.Journal.AnyAsync(e => e.Act == Act.FactorsReset && e.AboutId == member.Id));
    }

    [Fact]
    public async Task Not_of_oneself()
    {
        await using var own = await Site.Started();
        var administrator = await own.AddStaff("administrator@example.org", StaffRole.Administrator);
        var browser = await own.Administrator();
        var address = "/en/admin/staff/" + administrator.Id;
        Assert.Empty((await browser.Open(address)).Select($"a[href='{address}/reset']"));

        var page = (await (await browser.Open(address + "/reset")).Form().Submit()).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["You cannot reset your own ways to sign in. Another administrator can do that, or you can change them in your account."], page.Errors);
        Assert.Equal("/en/admin", (await browser.Open("/en/admin")).Address);
        await using var db = own.Database();
        Assert.False(await db.Journal.AnyAsync(e => e.Act == Act.FactorsReset));
    }

    private async Task<Page> Reset(StaffMember member) =>
        await (await (await site.Administrator()).Open($"/en/admin/staff/{member.Id}/reset")).Form().Submit();

    private async Task<Page> Password(string email, string password) =>
        await (await site.Visitor().Open("/en/account/sign-in")).Form().Fill("Email", email).Fill("Password", password).Submit();
}
