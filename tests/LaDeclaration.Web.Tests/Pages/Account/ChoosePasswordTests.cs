using System.Net;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Account;

public sealed class ChoosePasswordTests(Site site) : IClassFixture<Site>
{
    private const string Chosen = "quiet lanterns over Valparaíso";

    private const string Void = "This link has been used already or has expired.";

    [Fact]
    public async Task A_link_lets_somebody_choose_another_password_and_works_once()
    {
        var link = await NewLink("once@example.org");
        var browser = site.Visitor();
        var form = (await browser.Open(link)).Is(HttpStatusCode.OK).Form();

        var page = await form.Fill("Password", Chosen).Submit();

        Assert.Equal(("/en/account/sign-in", "Your password was set. You can sign in with it now."), (page.Address, page.Flash));
        Assert.Equal(Act.PasswordSet, await site.LastAct("once@example.org"));
        page = await page.Form().Fill("Email", "once@example.org").Fill("Password", Chosen).Submit();
        Assert.Equal("/en/account/second-step", page.Address);
        Assert.Equal([Void], (await site.Visitor().Open(link)).Is(HttpStatusCode.BadRequest).Texts(".notice.bad"));
        Assert.Equal([Void], (await form.Fill("Password", Chosen + "2").Submit()).Is(HttpStatusCode.BadRequest).Texts(".notice.bad"));
    }

    [Fact]
    public async Task A_password_is_the_same_from_every_keyboard()
    {
        await (await site.Visitor().Open(await NewLink("keyboard@example.org"))).Form().Fill("Password", Chosen).Submit();
        var form = (await site.Visitor().Open("/en/account/sign-in")).Form();

        var answer = await form.Fill("Email", "keyboard@example.org").Fill("Password", Chosen.Normalize(System.Text.NormalizationForm.FormD)).Post();

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_refused_password_leaves_the_link_good()
    {
        var page = await site.Visitor().Open(await NewLink("refused@example.org"));

        page = (await page.Form().Fill("Password", "passwordpassword").Submit()).Is(HttpStatusCode.BadRequest);
        Assert.StartsWith("This password is easy to guess.", Assert.Single(page.Errors));
        page = (await page.Form().Fill("Password", Site.Password).Submit()).Is(HttpStatusCode.BadRequest);
        Assert.Equal(["This is already the password of this account. Choose another one."], page.Errors);
        page = await page.Form().Fill("Password", Chosen).Submit();

        Assert.Equal("/en/account/sign-in", page.Address);
    }

    [Fact]
    public async Task A_link_opens_an_account_that_was_shut_and_ends_the_sessions()
    {
        var member = await site.AddStaff("forgot@example.org", StaffRole.Editor);
        var session = await site.SignIn("forgot@example.org");
        await site.Fail(member, 100);
        var page = await (await site.Administrator()).Open("/en/admin/staff/" + member.Id);
        page = await page.Form("form:has([formaction='?handler=Link'])").Submit();

        Assert.Equal("An e-mail with a link is on its way.", page.Flash);
        page = await (await site.Visitor().Open(Site.LinkIn((await site.Mail("forgot@example.org")).Single(), "choose-password"))).Form().Fill("Password", Chosen).Submit();

        page = await page.Form().Fill("Email", "forgot@example.org").Fill("Password", Chosen).Submit();
        Assert.Equal("/en/account/second-step", page.Address);
        Assert.Contains("sign-in", (await session.Open("/en/account")).Address);
    }

    [Fact]
    public async Task A_link_is_good_for_a_day_and_no_minute_longer()
    {
        var link = await NewLink("slow@example.org");
        var browser = site.Visitor();

        site.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        var form = (await browser.Open(link)).Is(HttpStatusCode.OK).Form();
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var page = (await browser.Open(link)).Is(HttpStatusCode.BadRequest);

        Assert.Equal([Void], page.Texts(".notice.bad"));
        Assert.Contains("works once, within 24 hours", page.Text);
        Assert.Equal([Void], (await form.Fill("Password", Chosen).Submit()).Is(HttpStatusCode.BadRequest).Texts(".notice.bad"));
        await site.SignIn("slow@example.org");
    }

    [Fact]
    public async Task A_link_of_one_kind_opens_nothing_of_the_other()
    {
        var link = await NewLink("kind@example.org");
        await using (var db = site.Database())
            await db.Users.Where(s => s.Email == "kind@example.org").ExecuteUpdateAsync(set => set.SetProperty(s => s.AcceptedAt, (DateTime?)null));

        (await site.Visitor().Open(link.Replace("choose-password", "invitation", StringComparison.Ordinal))).Is(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?id=x&token=y")]
    [InlineData("?id=7d0f6f0e-0f0e-4b0a-8a0a-000000000000&token=%01!")]
    public async Task A_made_up_link_says_that_it_is_void(string query)
    {
        var page = (await site.Visitor().Open("/en/account/choose-password" + query)).Is(HttpStatusCode.BadRequest);

        Assert.Equal([Void], page.Texts(".notice.bad"));
        Assert.Empty(page.Errors);
        Assert.Empty(page.Select("main form"));
        Assert.Equal("/en/account/sign-in", (await page.Follow("Sign in")).Address);
        Assert.Equal("/en/account/forgotten", (await page.Follow("Forgot your password?")).Address);
    }

    private async Task<string> NewLink(string email)
    {
        await site.AddStaff(email, StaffRole.Editor);
        await (await site.Visitor().Open("/en/account/forgotten")).Form().Fill("Email", email).Submit();
        return Site.LinkIn((await site.Mail(email))[^1], "choose-password");
    }
}
