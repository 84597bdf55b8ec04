using System.Net;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Admin.Staff;

/// <summary>Whoever finds an administrator's browser open does nothing to an account: that takes a session which has just begun.</summary>
public sealed class FreshActsTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("open", "", "Change")]
    [InlineData("open", "", "Link")]
    [InlineData("open", "/close", null)]
    [InlineData("open", "/reset", null)]
    [InlineData("closed", "", "Reopen")]
    [InlineData("invited", "", "InviteAgain")]
    [InlineData("invited", "", "Revoke")]
    public async Task Every_act_on_an_account_asks_to_sign_in_again_and_leads_back(string state, string step, string? handler)
    {
        var member = await site.AddStaff($"{state}{step.Trim('/')}{handler}@example.org".ToLowerInvariant(), StaffRole.Editor);
        await using var db = site.Database();
        var now = site.Clock.GetUtcNow().UtcDateTime;
        await db.Users.Where(s => s.Id == member.Id).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.DisabledAt, state == "closed" ? now : null).SetProperty(s => s.AcceptedAt, state == "invited" ? null : now));
        var administrator = await site.Administrator();
        var address = $"/en/admin/staff/{member.Id}{step}";
        var form = (await administrator.Open(address)).Form(handler is null ? "main form" : $"form:has([formaction='?handler={handler}'])");
        if (handler == "Change")
            form.Fill("Member.Role", "Administrator");
        site.Clock.Advance(TimeSpan.FromMinutes(15.1));
        var before = await State(member);

        var page = await form.Submit();

        Assert.Equal("/en/account/sign-in?again=true&returnUrl=" + Uri.EscapeDataString(address), page.Address);
        Assert.Contains("Sign in again to do this. It is possible only within 15 minutes after signing in.", page.Text);
        Assert.Equal(before, await State(member));
        page = await administrator.Confirm(await page.Form().Fill("Email", "administrator@example.org").Fill("Password", Site.Password).Submit(), "administrator@example.org");
        Assert.Equal(address, page.Address);
        page = await page.Form(handler is null ? "main form" : $"form:has([formaction='?handler={handler}'])").Submit();
        Assert.NotEqual(before, await State(member));
    }

    [Fact]
    public async Task Who_was_to_be_invited_is_kept_until_then()
    {
        var administrator = await site.Administrator();
        var form = (await administrator.Open("/en/admin/staff/invite")).Form().Fill("Lines", "kept@fresh.example\nother@fresh.example").Fill("Member.Role", "Delegate").Fill("Member.Country", "Peru");
        site.Clock.Advance(TimeSpan.FromMinutes(20));

        var page = await form.Submit();

        Assert.Equal("/en/account/sign-in?again=true&returnUrl=%2Fen%2Fadmin%2Fstaff%2Finvite", page.Address);
        Assert.Contains("What you typed is saved. After you sign in, check it and send it again.", page.Text);
        await using var db = site.Database();
        Assert.False(await db.Users.AnyAsync(s => s.Email == "kept@fresh.example"));
        page = await administrator.Confirm(await page.Form().Fill("Email", "administrator@example.org").Fill("Password", Site.Password).Submit(), "administrator@example.org");
        form = page.Form("form[data-keep]");
        Assert.Equal(("kept@fresh.example\nother@fresh.example", "Delegate", "PE"), (form["Lines"]!.ReplaceLineEndings("\n").Trim(), form["Member.Role"], form["Member.Country"]));
        Assert.Equal("2 invitations are on their way.", (await form.Submit()).Flash);
        Assert.Equal("", (await administrator.Open("/en/admin/staff/invite")).Form("form[data-keep]")["Lines"]);
    }

    [Fact]
    public async Task One_person_causes_no_more_than_a_days_letters()
    {
        await using var own = await Site.Started();
        var administrator = await own.AddStaff("administrator@example.org", StaffRole.Administrator);
        var member = await own.AddStaff("member@example.org", StaffRole.Editor);
        var now = own.Clock.GetUtcNow().UtcDateTime;
        await using var db = own.Database();
        db.Letters.AddRange(Enumerable.Range(0, 499).Select(_ => Letter.To(member.Id, LetterKind.Commented, now, by: administrator.Id)));
        await db.SaveChangesAsync();
        var browser = await own.Administrator();
        const string Enough = "You have sent 500 e-mails within 24 hours, which is the limit for one person. Try again later.";

        var page = await (await browser.Open("/en/admin/staff/invite")).Form().Fill("Lines", "one@letters.example\ntwo@letters.example").Fill("Member.Role", "Editor").Submit();

        Assert.Equal(["two@letters.example: " + Enough], page.Is(HttpStatusCode.BadRequest).Errors);
        Assert.StartsWith("one@letters.example", page.Form()["Lines"]);
        Assert.Equal("One invitation is on its way.", (await page.Form().Fill("Lines", "one@letters.example").Submit()).Flash);
        page = await (await browser.Open("/en/admin/staff/" + member.Id)).Form("form:has([formaction='?handler=Link'])").Submit();
        Assert.Equal([Enough], page.Is(HttpStatusCode.BadRequest).Errors);
        page = await (await browser.Open($"/en/admin/staff/{member.Id}/close")).Form().Submit();
        Assert.Equal("The account was closed.", page.Flash);
        own.Clock.Advance(TimeSpan.FromHours(24));
        page = await (await (await own.Administrator()).Open("/en/admin/staff/invite")).Form().Fill("Lines", "two@letters.example").Fill("Member.Role", "Editor").Submit();
        Assert.Equal("One invitation is on its way.", page.Flash);
    }

    private async Task<string> State(StaffMember member)
    {
        await using var db = site.Database();
        var now = await db.Users.SingleAsync(s => s.Id == member.Id);
        return $"{now.Role} {now.SecurityStamp} {now.DisabledAt} {now.InvitedAt} {now.PasswordHash} {await db.Letters.CountAsync(l => l.ToId == member.Id)} {await db.Journal.CountAsync(e => e.AboutId == member.Id)}";
    }
}
