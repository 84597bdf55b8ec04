using System.Diagnostics;
using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using LaDeclaration.Web.Accounts;

namespace LaDeclaration.Web.Tests.Pages.Account;

public sealed class ForgottenTests(Site site) : IClassFixture<Site>
{
    private const string Answer = "If there is an account with this address, an e-mail with a link is on its way. If you do not get it within a few minutes, check your spam folder too.";

    [Fact]
    public async Task A_letter_brings_a_link_at_which_another_password_is_chosen()
    {
        await site.AddStaff("forgetful@example.org", StaffRole.Editor);

        var page = await Ask("Forgetful@example.org");

        Assert.Equal(("/en/account/sign-in", Answer), (page.Address, page.Flash));
        var link = Site.LinkIn((await site.Mail("forgetful@example.org")).Single(), "choose-password");
        page = await (await site.Visitor().Open(link)).Form().Fill("Password", "quiet lanterns over Valparaíso").Submit();
        Assert.Equal("Your password was set. You can sign in with it now.", page.Flash);
    }

    [Fact]
    public async Task The_answer_never_tells_whether_there_is_an_account()
    {
        var known = await site.AddStaff("known@example.org", StaffRole.Editor);
        await site.AddStaff("closed@example.org", StaffRole.Editor);
        await using (var db = site.Database())
        {
            db.Users.Single(s => s.Email == "closed@example.org").DisabledAt = site.Clock.GetUtcNow().UtcDateTime;
            await db.SaveChangesAsync();
        }

        var answers = new List<(string, string, string)>();
        foreach (var email in new[] { known.Email!, "stranger@example.org", "closed@example.org" })
        {
            var page = await Ask(email);
            answers.Add((page.Address, page.Flash, page.Text));
        }

        Assert.Single(answers.Distinct());
        Assert.Empty(await site.Mail("closed@example.org"));
        Assert.Empty(await site.Mail("stranger@example.org"));
    }

    [Fact]
    public async Task Nor_does_the_time_it_takes()
    {
        var form = (await site.Visitor().Open("/en/account/forgotten")).Form().Fill("Email", "stranger@example.org");
        var began = Stopwatch.GetTimestamp();

        await form.Post();

        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0.99, double.MaxValue);
    }

    [Fact]
    public async Task Asking_again_and_again_fills_nobodys_letter_box()
    {
        await site.AddStaff("pestered@example.org", StaffRole.Editor);

        for (var i = 0; i < 3; i++)
            await Ask("pestered@example.org");
        Assert.Single(await site.Mail("pestered@example.org"));
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        await Ask("pestered@example.org");

        Assert.Equal(2, (await site.Mail("pestered@example.org")).Count);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_days_letters_are_bounded_for_each_address_and_each_client_whoever_it_belongs_to(DatabaseProvider provider)
    {
        await using var own = await Site.Started(provider);
        await own.AddStaff("flooded@example.org", StaffRole.Editor);
        var known = await own.SignIn("flooded@example.org");
        foreach (var email in new[] { "flooded@example.org", "nobody@example.org" })
        {
            var asked = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Ask(own.Visitor(), email)));
            Assert.All(asked, a => Assert.Equal(Answer, a.Flash));
            var page = (await Ask(own.Visitor(), email)).Is(HttpStatusCode.TooManyRequests);
            Assert.Equal(["Many e-mails were requested for this address or from this network. Look for the newest one. You can ask for another one in 24 hours."], page.Errors);
            Assert.Equal(("86400", email), (page.Header("Retry-After"), page.Form()["Email"]));
        }
        Assert.Equal(Answer, (await Ask(known, "flooded@example.org")).Flash);

        var client = Browser.NewClient();
        Browser From(string address)
        {
            var browser = own.Visitor();
            browser.Client = address;
            return browser;
        }

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Ask(From(client), $"{i}@example.org")));
        (await Ask(From(client), "51@example.org")).Is(HttpStatusCode.TooManyRequests);
        own.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Answer, (await Ask(From(client), "nobody@example.org")).Flash);
    }

    [Fact]
    public async Task Whoever_has_not_come_yet_is_invited_anew_only_as_long_as_the_invitation_is_good()
    {
        var invite = (await (await site.Administrator()).Open("/en/admin/staff/invite")).Form().Fill("Lines", "late@example.org").Fill("Member.Role", "Editor");
        await invite.Submit();

        site.Clock.Advance(AccountLinks.InvitationLifetime - TimeSpan.FromMinutes(1));
        await Ask("late@example.org");
        Assert.Equal(2, (await site.Mail("late@example.org")).Count);
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        var page = await Ask("late@example.org");

        Assert.Equal(("/en/account/sign-in", Answer), (page.Address, page.Flash));
        Assert.Equal(2, (await site.Mail("late@example.org")).Count);
    }

    [Fact]
    public async Task What_is_no_address_is_said_to_be_none()
    {
        var page = (await Ask("nobody")).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["Enter an e-mail address, for example name@example.org."], page.Errors);
        Assert.Equal("nobody", page.Form()["Email"]);
    }

    private Task<Page> Ask(string email) => Ask(site.Visitor(), email);

    private static async Task<Page> Ask(Browser browser, string email) => await (await browser.Open("/en/account/forgotten")).Form().Fill("Email", email).Submit();
}
