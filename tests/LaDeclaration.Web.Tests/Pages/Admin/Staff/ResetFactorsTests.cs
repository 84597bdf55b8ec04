using System.Net;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Admin.Staff;

public sealed class ResetFactorsTests(Site site) : IClassFixture<Site>
{
    private const string Reset = "form:has([formaction='?handler=ResetFactors'])";

    [Fact]
    public async Task Everything_but_the_password_is_gone_the_sessions_too()
    {
        var member = await site.AddStaff("lost@example.org", StaffRole.Editor);
        await site.AddPasskey(member);
        var session = await site.SignIn("lost@example.org");
        await (await session.Open("/en/account/recovery-codes")).Form().Submit();
        var administrator = await site.AddStaff("administrator@example.org", StaffRole.Administrator);
        await site.Fail(member, Doorkeeper.MostInARow);

        var page = await (await (await site.Administrator()).Open("/en/admin/staff/" + member.Id)).Form(Reset).Submit();

        Assert.Equal("The second factors are removed.", page.Flash);
        Assert.Contains("sign-in", (await session.Open("/en/account")).Address);
        Assert.Equal("/en/account/second-factor?returnUrl=%2Fen%2Fadmin", (await (await site.SignIn("lost@example.org")).Open("/en/admin")).Address);
        await using var db = site.Database();
        Assert.False(await db.UserPasskeys.AnyAsync(p => p.UserId == member.Id) || await db.UserTokens.AnyAsync(t => t.UserId == member.Id));
        var entry = await db.Journal.SingleAsync(e => e.Act == Act.FactorsReset);
        Assert.Equal((administrator.Id, member.Id), (entry.ById, entry.AboutId));
        Assert.Equal(LetterKind.FactorsReset, (await db.Letters.SingleAsync(l => l.ToId == member.Id)).Kind);
    }

    [Fact]
    public async Task Not_of_oneself()
    {
        await using var own = await Site.Started();
        var administrator = await own.AddStaff("administrator@example.org", StaffRole.Administrator);
        var browser = await own.Administrator();

        var address = "/en/admin/staff/" + administrator.Id;
        var page = await browser.Open(address);
        Assert.Empty(page.Select(Reset));

        using var answer = await browser.Post(address + "?handler=ResetFactors", ("__RequestVerificationToken", page.Select("input[name=__RequestVerificationToken]")[0].GetAttribute("value")!));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("You cannot reset your own.", await answer.Content.ReadAsStringAsync());
        Assert.Equal("/en/admin", (await browser.Open("/en/admin")).Address);
        await using var db = own.Database();
        Assert.False(await db.Journal.AnyAsync(e => e.Act == Act.FactorsReset));
    }
}
