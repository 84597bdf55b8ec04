using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Account;

public sealed class SignInTests(Site site) : IClassFixture<Site>
{
    private const string Refused = "The e-mail address and password do not match, or the account is closed. After five wrong attempts, you have to wait before you can try again.";

    [Fact]
    public async Task The_right_password_leads_to_the_page_that_was_asked_for()
    {
        await site.AddStaff("right@example.org", StaffRole.Editor);
        var browser = site.Visitor();
        var asked = (await browser.Open("/en/admin/change-sets?x=1")).Is(HttpStatusCode.OK);
        Assert.StartsWith("/en/account/sign-in?returnUrl=", asked.Address);

        var page = await browser.Confirm(await SignIn(asked, "Right@Example.org ", Site.Password), "right@example.org");

        Assert.Equal("/en/admin/change-sets?x=1", page.Address);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/en/über")]
    [InlineData("/en/\r\nSet-Cookie: a=b")]
    public async Task An_address_elsewhere_or_odd_is_not_followed(string back)
    {
        await site.AddStaff("right@example.org", StaffRole.Editor);
        var browser = site.Visitor();
        var page = await browser.Open("/en/account/sign-in?returnUrl=" + Uri.EscapeDataString(back));

        page = await browser.Confirm(await SignIn(page, "right@example.org", Site.Password), "right@example.org");

        Assert.Equal("/en/admin", page.Address);
    }

    [Theory]
    [InlineData("known@example.org", "a heron waits by the wear")]
    [InlineData("known@example.org", "A HERON WAITS BY THE WEIR")]
    [InlineData("nobody@example.org", Site.Password)]
    [InlineData("fresh@example.org", Site.Password)]
    [InlineData("closed@example.org", Site.Password)]
    [InlineData("not an address", Site.Password)]
    [InlineData("\ufffe@example.org", "\ufffe")]
    public async Task Whatever_is_wrong_the_answer_is_the_same(string email, string password)
    {
        await site.AddStaff("known@example.org", StaffRole.Editor);
        await Alter(await site.AddStaff("fresh@example.org", StaffRole.Editor), s => s.PasswordHash = null);
        await Alter(await site.AddStaff("closed@example.org", StaffRole.Editor), s => s.DisabledAt = DateTime.UtcNow);
        var browser = site.Visitor();

        var page = (await SignIn(await browser.Open("/en/account/sign-in"), email, password)).Is(HttpStatusCode.BadRequest);

        Assert.Equal([Refused], page.Errors);
        Assert.Equal(email, page.Form()["Email"]);
        Assert.Equal("", page.Form()["Password"]);
        Assert.Contains("sign-in", (await browser.Open("/en/account")).Address);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field()
    {
        var page = (await (await site.Visitor().Open("/en/account/sign-in")).Form().Submit()).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["Enter your e-mail address.", "Enter your password."], page.Errors);
        Assert.Equal("Enter your password.", Page.TextOf(page.One("#Password-error")));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_hundred_failures_in_a_row_shut_out_passwords_until_another_is_chosen(DatabaseProvider provider)
    {
        await using var own = await Site.Started(provider);
        const string Email = "shut@example.org";
        var member = await own.AddStaff(Email, StaffRole.Editor);
        await own.Fail(member, 98);
        var form = await own.Visitor().Open("/en/account/sign-in");
        var step = await SignIn(form, Email, Site.Password);
        await SignIn(form, Email, "wrong");
        Assert.Equal("/en/account/second-step", (await SignIn(form, Email, Site.Password)).Address);

        await SignIn(form, Email, "wrong");

        for (var i = 0; i < 3; i++)
        {
            own.Clock.Advance(TimeSpan.FromSeconds(70));
            Assert.Equal([Refused], (await SignIn(form, Email, Site.Password)).Is(HttpStatusCode.BadRequest).Errors);
        }
        own.Clock.Advance(TimeSpan.FromSeconds(70));
        (await step.Form(Site.CodeForm).Fill("Code", await own.Code(Email)).Submit()).Is(HttpStatusCode.BadRequest);
        await using var db = own.Database();
        Assert.Equal(100, await db.Users.Where(s => s.Id == member.Id).Select(s => s.FailuresInARow).SingleAsync());
        Assert.Equal(member.Id, (await db.Journal.SingleAsync(e => e.Act == Act.ShutOut)).AboutId);
        var letter = Assert.Single(await own.Mail(Email));
        Assert.Equal("LaDeclaration: Your password no longer works in new browsers", letter.Subject);
        await (await own.Visitor().Open(Site.LinkIn(letter, "forgotten"))).Form().Fill("Email", Email).Submit();
        var link = Site.LinkIn((await own.Mail(Email))[^1], "choose-password");
        await (await own.Visitor().Open(link)).Form().Fill("Password", "quiet lanterns over Valparaíso").Submit();
        Assert.Equal("/en/account/second-step", (await SignIn(form, Email, "quiet lanterns over Valparaíso")).Address);
    }

    [Fact]
    public async Task Only_coming_in_begins_the_hundred_anew()
    {
        await using var own = await Site.Started();
        var member = await own.AddStaff("many@example.org", StaffRole.Editor);
        await own.Fail(member, 98);
        var form = await own.Visitor().Open("/en/account/sign-in");
        await SignIn(form, "many@example.org", Site.Password);
        Assert.Equal(98, await Failures());
        await own.SignIn("many@example.org");
        Assert.Equal(0, await Failures());

        async Task<int> Failures()
        {
            await using var db = own.Database();
            return await db.Users.Where(s => s.Id == member.Id).Select(s => s.FailuresInARow).SingleAsync();
        }
    }

    [Fact]
    public async Task Coming_in_forgives_the_wrong_passwords_before()
    {
        await site.AddStaff("forgiven@example.org", StaffRole.Editor, hasSecondFactor: false);
        var form = await site.Visitor().Open("/en/account/sign-in");
        for (var i = 0; i < 8; i++)
            Assert.Equal(i % 4 == 3 ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest, await Status(form, i % 4 == 3 ? Site.Password : "wrong"));

        static async Task<HttpStatusCode> Status(Page form, string password) =>
            (await form.Form().Fill("Email", "forgiven@example.org").Fill("Password", password).Post()).StatusCode;
    }

    [Fact]
    public async Task Signing_out_takes_a_button()
    {
        await site.AddStaff("leaving@example.org", StaffRole.Editor);
        var browser = site.Visitor();
        await browser.SignIn("leaving@example.org");
        var page = (await browser.Open("/en/account/sign-out")).Is(HttpStatusCode.OK);
        Assert.Equal("/en/account", (await browser.Open("/en/account")).Address);

        page = await page.Form().Submit();

        Assert.Equal("You are signed out.", page.Flash);
        Assert.Equal(Act.SignedOut, await site.LastAct("leaving@example.org"));
        Assert.Contains("sign-in", (await browser.Open("/en/account")).Address);
    }

    private static Task<Page> SignIn(Page page, string email, string password) =>
        page.Form().Fill("Email", email).Fill("Password", password).Submit();

    private async Task Alter(StaffMember member, Action<StaffMember> alter)
    {
        await using var db = site.Database();
        var found = (await db.Users.FindAsync(member.Id))!;
        alter(found);
        await db.SaveChangesAsync();
    }
}
