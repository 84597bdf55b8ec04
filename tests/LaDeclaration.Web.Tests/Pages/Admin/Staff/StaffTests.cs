using System.Net;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Admin.Staff;

public sealed class StaffTests(Site site) : IClassFixture<Site>
{
    private const string Change = "form:has([formaction='?handler=Change'])";

    private const string Reopen = "form:has([formaction='?handler=Reopen'])";

    [Fact]
    public async Task The_list_says_who_is_what()
    {
        await site.Delegate("CL");
        var page = await (await site.Administrator()).Open("/en/admin/staff");

        Assert.Contains("Delegate of Chile delegatecl@example.org Delegate (Chile) Active", page.Texts("tbody tr"));
        Assert.Equal("Delegate of Chile", (await page.Follow("Delegate of Chile")).Title.Split(" – ")[0]);
    }

    [Theory]
    [InlineData("/en/admin/staff")]
    [InlineData("/en/admin/staff/invite")]
    [InlineData("/en/admin/staff/7d0f6f0e-0f0e-4b0a-8a0a-000000000000")]
    public async Task Only_administrators_come_in(string address)
    {
        foreach (var browser in new[] { await site.Delegate(), await site.Editor() })
            Assert.StartsWith("You do not have access to this page", (await browser.Open(address)).Is(HttpStatusCode.Forbidden).Text);
        Assert.Contains("sign-in", (await site.Visitor().Open(address)).Address);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field()
    {
        var member = await site.AddStaff("fields@example.org", StaffRole.Editor);
        var page = await (await site.Administrator()).Open("/en/admin/staff/" + member.Id);

        page = (await page.Form(Change).Fill("Member.Name", " ").Fill("Member.Role", "Delegate").Submit()).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["Choose the delegate’s country.", "Enter a name of 1 to 100 characters."], page.Errors.Order());
        Assert.Equal("Delegate", page.Form(Change)["Member.Role"]);
    }

    [Fact]
    public async Task Closing_an_account_signs_the_person_out_at_once()
    {
        var member = await site.AddStaff("close@example.org", StaffRole.Editor);
        var session = await site.SignIn("close@example.org");
        Assert.Equal("/en/account", (await session.Open("/en/account")).Address);
        var page = await (await site.Administrator()).Open("/en/admin/staff/" + member.Id);

        page = await page.Follow("Close the account");
        Assert.Equal(["Editor", "close@example.org"], page.Texts("dl.facts dd"));
        Assert.Equal("Close the account", Page.TextOf(page.One("main button.danger")));
        Assert.Equal("/en/admin/staff/" + member.Id, (await page.Follow("Leave the account as it is")).Address);
        page = await page.Form().Submit();

        Assert.Equal("The account was closed.", page.Flash);
        Assert.Contains("sign-in", (await session.Open("/en/account")).Address);
        Assert.Equal(["LaDeclaration: Your account was closed"], (await site.Mail("close@example.org")).Select(m => m.Subject));
        page = await page.Form(Reopen).Submit();
        Assert.Equal("The account was reopened.", page.Flash);
        Assert.Contains("sign-in", (await session.Open("/en/account")).Address);
        Assert.Equal("LaDeclaration: Your account was reopened", (await site.Mail("close@example.org"))[^1].Subject);
    }

    [Fact]
    public async Task Of_an_account_closed_by_mistake_and_opened_at_once_only_the_news_that_holds_is_told()
    {
        var member = await site.AddStaff("mistake@example.org", StaffRole.Editor);

        var page = await Close(await site.Administrator(), member);
        await page.Form(Reopen).Submit();

        Assert.Equal(["LaDeclaration: Your account was reopened"], (await site.Mail("mistake@example.org")).Select(m => m.Subject));
    }

    [Theory]
    [InlineData("Editor", null)]
    [InlineData("Delegate", "PE")]
    public async Task Another_role_or_country_signs_the_person_out_at_once(string role, string? country)
    {
        var member = await site.AddStaff($"moved-{role}@example.org", StaffRole.Delegate, "CL");
        var session = await site.SignIn(member.Email!);
        var form = (await (await site.Administrator()).Open("/en/admin/staff/" + member.Id)).Form(Change);
        Assert.Equal(("Delegate", "CL"), (form["Member.Role"], form["Member.Country"]));

        var page = await form.Fill("Member.Role", role).Fill("Member.Country", country ?? "CL").Submit();

        Assert.Equal("The account was changed.", page.Flash);
        Assert.Contains("sign-in", (await session.Open("/en/account")).Address);
        Assert.Contains($"Your role is now: {(country is null ? "Editor" : "Delegate (Peru)")}.", Assert.Single(await site.Mail(member.Email!)).TextBody);
        await using var db = site.Database();
        var now = (await db.Users.FindAsync(member.Id))!;
        Assert.Equal((role, country), (now.Role.ToString(), now.Country));
    }

    [Fact]
    public async Task Another_name_signs_nobody_out()
    {
        var member = await site.AddStaff("renamed@example.org", StaffRole.Editor);
        var session = await site.SignIn("renamed@example.org");

        await (await (await site.Administrator()).Open("/en/admin/staff/" + member.Id)).Form(Change).Fill("Member.Name", "Renata").Submit();

        Assert.Empty(await site.Mail("renamed@example.org"));
        Assert.Contains("Renata", (await session.Open("/en/account")).Texts("dl.facts dd"));
    }

    [Fact]
    public async Task The_journal_tells_another_role_from_another_name_and_from_nothing()
    {
        var member = await site.AddStaff("recorded@example.org", StaffRole.Delegate, "CL");
        var page = await (await site.Administrator()).Open("/en/admin/staff/" + member.Id);

        await page.Form(Change).Submit();
        await page.Form(Change).Fill("Member.Name", "Somebody").Submit();
        page = await (await site.Administrator()).Open("/en/admin/staff/" + member.Id);
        await page.Form(Change).Fill("Member.Role", "Editor").Submit();
        var close = await (await site.Administrator()).Open($"/en/admin/staff/{member.Id}/close");
        await (await (await site.Administrator()).Open($"/en/admin/staff/{member.Id}/close")).Form().Submit();
        var again = await close.Form().Submit();

        Assert.Equal(["Someone else changed this account in the meantime. Reload the page to see the changes."], again.Is(HttpStatusCode.BadRequest).Errors);
        await using var db = site.Database();
        Assert.Equal(
            ["AccountRenamed Delegate CL", "Appointed Delegate CL → Editor", "AccountClosed Editor"],
            await db.Journal.Where(e => e.AboutId == member.Id).OrderBy(e => e.Id).Select(e => e.Act + " " + e.Detail).ToListAsync());
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var own = await Site.Started();
        var last = await own.AddStaff("administrator@example.org", StaffRole.Administrator);
        var other = await own.AddStaff("other@example.org", StaffRole.Administrator);
        var browser = await own.Administrator();
        await Close(browser, other);
        var page = await browser.Open("/en/admin/staff/" + last.Id);

        foreach (var refused in new[] { await Close(browser, last), await page.Form(Change).Fill("Member.Role", "Editor").Submit() })
            Assert.Equal(["This is the last administrator who can sign in. Make someone else an administrator first."], refused.Is(HttpStatusCode.BadRequest).Errors);

        Assert.Equal("/en/account", (await browser.Open("/en/account")).Address);
        await (await browser.Open("/en/admin/staff/" + other.Id)).Form(Reopen).Submit();
        Assert.Contains("sign-in", (await Close(browser, last)).Address);
    }

    [Fact]
    public async Task Two_administrators_who_close_each_other_do_not_both_succeed()
    {
        await using var own = await Site.Started();
        var (one, two) = (await own.AddStaff("one@example.org", StaffRole.Administrator), await own.AddStaff("two@example.org", StaffRole.Administrator));
        var closings = new[]
        {
            (await (await own.SignIn("one@example.org")).Open($"/en/admin/staff/{two.Id}/close")).Form(),
            (await (await own.SignIn("two@example.org")).Open($"/en/admin/staff/{one.Id}/close")).Form(),
        };

        await Task.WhenAll(closings.Select(c => c.Post()));

        await using var db = own.Database();
        Assert.Equal(1, await db.Users.CountAsync(s => s.DisabledAt == null));
    }

    [Fact]
    public async Task Nobody_is_asked_about_an_account_that_is_closed_already()
    {
        var member = await site.AddStaff("closed-already@example.org", StaffRole.Editor);
        await Close(await site.Administrator(), member);

        Assert.Equal("/en/admin/staff/" + member.Id, (await (await site.Administrator()).Open($"/en/admin/staff/{member.Id}/close")).Address);
    }

    [Theory]
    [InlineData("none/close")]
    [InlineData("none")]
    [InlineData("7d0f6f0e-0f0e-4b0a-8a0a-000000000000")]
    public async Task Nobody_has_no_page(string id) =>
        (await (await site.Administrator()).Open("/en/admin/staff/" + id)).Is(HttpStatusCode.NotFound);

    private static async Task<Page> Close(Browser administrator, StaffMember member) =>
        await (await administrator.Open($"/en/admin/staff/{member.Id}/close")).Form().Submit();
}
