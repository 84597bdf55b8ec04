using System.Net;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Account;

public sealed class IndexTests(Site site) : IClassFixture<Site>
{
    private const string NameForm = "form:has([formaction='?handler=Rename'])";

    private const string PasswordForm = "form:has([formaction='?handler=Password'])";

    [Fact]
    public async Task It_shows_who_one_is()
    {
        var page = await (await site.Delegate("CL")).Open("/en/account");

        Assert.Equal(["Delegate of Chile", "delegatecl@example.org", "Delegate", "Chile"], page.Texts("dl.facts dd"));
    }

    [Fact]
    public async Task One_can_take_another_name()
    {
        await site.AddStaff("name@example.org", StaffRole.Editor);
        var browser = await site.SignIn("name@example.org");
        var page = await browser.Open("/en/account");
        Assert.Equal(["Enter a name of 1 to 100 characters."], (await page.Form(NameForm).Fill("Name", " ").Submit()).Is(HttpStatusCode.BadRequest).Errors);

        page = await page.Form(NameForm).Fill("Name", " Nova ").Submit();

        Assert.Equal("The name was changed.", page.Flash);
        Assert.Equal("Nova", page.Texts("dl.facts dd")[0]);
    }

    [Fact]
    public async Task One_chooses_how_to_be_told_and_in_which_language()
    {
        var member = await site.AddStaff("letters@example.org", StaffRole.Editor);
        var browser = await site.SignIn("letters@example.org");
        var form = (await browser.Open("/en/account")).Form("#notices");
        Assert.Equal(("AtOnce", "en"), (form["Pace"], form["LetterLanguage"]));

        var page = await form.Fill("Pace", "One e-mail a day").Submit("Save the choice");

        Assert.Equal("Your choice was saved.", page.Flash);
        Assert.Equal("Daily", page.Form("#notices")["Pace"]);
        var forged = await browser.Post("/en/account?handler=Notices", ("__RequestVerificationToken", page.Form("#notices")["__RequestVerificationToken"]!), ("Pace", "7"), ("LetterLanguage", "tlh"));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, forged.StatusCode);
        await using var db = site.Database();
        var kept = (await db.Users.FindAsync(member.Id))!;
        Assert.Equal((NotificationFrequency.Daily, "en"), (kept.Notices, kept.Language));
        Assert.Equal("Daily, en", (await db.Journal.SingleAsync(e => e.ById == member.Id && e.Act == Act.NoticesChosen)).Detail);
    }

    [Fact]
    public async Task Another_password_takes_the_current_one_and_ends_the_other_sessions()
    {
        const string Next = "eleven teaspoons of rain";
        await site.AddStaff("change@example.org", StaffRole.Editor);
        var (here, elsewhere) = (await site.SignIn("change@example.org"), await site.SignIn("change@example.org"));
        var page = await here.Open("/en/account");

        Assert.StartsWith("This is not your current password.", Assert.Single((await Change(page, "wrong", Next)).Is(HttpStatusCode.BadRequest).Errors));
        Assert.StartsWith("A password must have at least 15 characters.", Assert.Single((await Change(page, Site.Password, "short")).Is(HttpStatusCode.BadRequest).Errors));
        Assert.Equal(["This is already the password of this account. Choose another one."], (await Change(page, Site.Password, Site.Password)).Is(HttpStatusCode.BadRequest).Errors);
        page = await Change(page, Site.Password, Next);

        Assert.Equal("The password was changed. Your other sessions have ended.", page.Flash);
        Assert.Equal(Act.PasswordSet, await site.LastAct("change@example.org"));
        Assert.Equal("/en/admin", (await here.Open("/en/admin")).Address);
        Assert.Contains("sign-in", (await elsewhere.Open("/en/account")).Address);
        var answer = await (await site.Visitor().Open("/en/account/sign-in")).Form().Fill("Email", "change@example.org").Fill("Password", Next).Post();
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Guesses_at_the_current_password_are_counted_too()
    {
        await site.AddStaff("guessed@example.org", StaffRole.Editor);
        var page = await (await site.SignIn("guessed@example.org")).Open("/en/account");
        for (var i = 0; i < 5; i++)
            await Change(page, "wrong", "eleven teaspoons of rain");

        page = (await Change(page, Site.Password, "eleven teaspoons of rain")).Is(HttpStatusCode.TooManyRequests);
        Assert.Equal(("900", "Too many wrong attempts. Try again in 15 minutes. You can still use a passkey."), (page.Header("Retry-After"), Page.TextOf(page.One("#CurrentPassword-error"))));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session()
    {
        await site.AddStaff("everywhere@example.org", StaffRole.Editor);
        var (here, elsewhere) = (await site.SignIn("everywhere@example.org"), await site.SignIn("everywhere@example.org"));

        var page = await (await here.Open("/en/account")).Form("form:has([formaction='?handler=SignOutEverywhere'])").Submit();

        Assert.Equal("Every session of this account has ended.", page.Flash);
        Assert.Equal(Act.SignedOutEverywhere, await site.LastAct("everywhere@example.org"));
        Assert.Contains("sign-in", (await here.Open("/en/account")).Address);
        Assert.Contains("sign-in", (await elsewhere.Open("/en/account")).Address);
    }

    private static Task<Page> Change(Page page, string current, string next) =>
        page.Form(PasswordForm).Fill("CurrentPassword", current).Fill("NewPassword", next).Submit();
}
