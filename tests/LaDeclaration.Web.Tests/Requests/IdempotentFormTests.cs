using System.Net;
using System.Text;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Requests;

/// <summary>A double click on a slow line, or going back and sending once more: what a form makes is made once, and every answer leads there.</summary>
public sealed class IdempotentFormTests(Sites sites) : IClassFixture<Sites>
{
    private const int Times = 3;

    [Theory]
    [BothDatabases]
    public async Task A_form_about_the_register_makes_one_draft(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var editor = await site.Editor();
        var source = (await editor.Open("/en/admin/sources/new")).Form("main form[data-keep]").Fill("Fields.Title", "A letter").Fill("Fields.Publisher", "A ministry").Fill("Evidence.Reason", "It came.");
        var seats = (await editor.Open("/en/admin/committees/labor-mobility/memberships")).Form("main form[data-keep]").Fill("Answers[CL].Role", "Participant").Fill("Evidence.Source", "lima").Fill("Evidence.Reason", "It joined.").Fill("Evidence.Date", "2026-01-01");
        var revert = (await editor.Open("/en/admin/revisions/2/revert")).Form("main form[data-keep]");
        var page = await editor.Open("/en/admin/import");
        var csv = await (await editor.Get("/data/memberships.csv")).Content.ReadAsStringAsync();
        var import = page.Form("main form[data-keep]").Attach("Upload", "memberships.csv", Encoding.UTF8.GetBytes(csv + ",labor-mobility,BZ,participant,2026-01-01,on,,,lima\r\n")).Fill("Evidence.Reason", "As the file says.");

        foreach (var form in new[] { source, seats, revert, import })
        {
            var before = await Count(site, db => db.ChangeSets);
            var led = await AtOnce(form);
            Assert.StartsWith("/en/admin/change-sets/", led, StringComparison.Ordinal);
            Assert.Equal(before + 1, await Count(site, db => db.ChangeSets));
            Assert.Equal(led, await Later(form));
            Assert.Equal(before + 1, await Count(site, db => db.ChangeSets));
        }
        Assert.NotEqual(await Later(source), await Later(source.Fill("Evidence.Reason", "It came at last.")));
    }

    [Theory]
    [BothDatabases]
    public async Task What_goes_into_a_draft_goes_in_once_and_a_draft_is_sent_on_once(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var editor = await site.Editor();
        var first = await (await editor.Open("/en/admin/sources/new")).Form("main form[data-keep]").Fill("Fields.Title", "First").Fill("Fields.Publisher", "A ministry").Fill("Evidence.Reason", "It came.").Submit();
        var form = (await editor.Open($"/en/admin/sources/new?draft={first.Address.Split('/')[^1]}")).Form("main form[data-keep]").Fill("Fields.Title", "Second").Fill("Fields.Publisher", "A ministry").Fill("Evidence.Reason", "It came.");

        Assert.Equal(first.Address, await AtOnce(form));

        var draft = await editor.Open(first.Address);
        Assert.Equal(2, draft.Select(".changes > li").Count);
        foreach (var (selector, button) in new[] { ("#lines", (string?)null), ("#explain", null), ("#decision", "submit"), ("#reopen", null) })
            Assert.Equal(first.Address, await AtOnce((await editor.Open(first.Address)).Form(selector), button));
        Assert.Equal("/en/admin/change-sets", await AtOnce((await editor.Open(first.Address)).Form("#withdraw")));
    }

    [Theory]
    [BothDatabases]
    public async Task A_comment_is_said_once_and_a_decision_made_once(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var author = await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL");
        var set = await site.Submit(author.AsActor(), Change.Add(Rows.Membership("CL", "labor-mobility")));
        var editor = await site.Editor();
        var address = $"/en/admin/change-sets/{set.Number}";

        var say = (await editor.Open(address)).Form("#say").Fill("Say", "Which letter?");
        Assert.Equal(address, await AtOnce(say));
        Assert.Equal(address, await Later(say));
        Assert.Equal(1, await Count(site, db => db.ChangeSets.Where(c => c.Number == set.Number).SelectMany(c => c.Remarks)));
        Assert.Equal(1, await Count(site, db => db.Letters.Where(l => l.ChangeSetNumber == set.Number && l.Kind == LetterKind.Commented)));
        Assert.Equal(1, await Count(site, db => db.Journal.Where(e => e.ChangeSetNumber == set.Number && e.Act == Act.Commented)));
        await (await editor.Open(address)).Form("#say").Fill("Say", "Which letter?").Submit();
        Assert.Equal(2, await Count(site, db => db.ChangeSets.Where(c => c.Number == set.Number).SelectMany(c => c.Remarks)));

        Assert.Equal("/en/admin/queue", await AtOnce((await editor.Open(address)).Form("#return").Fill("Comment", "Name the letter.")));
        Assert.Equal(3, await Count(site, db => db.ChangeSets.Where(c => c.Number == set.Number).SelectMany(c => c.Remarks)));
    }

    [Theory]
    [BothDatabases]
    public async Task Whoever_is_invited_or_sent_a_link_gets_one_letter(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var administrator = await site.Administrator();
        var invite = (await administrator.Open("/en/admin/staff/invite")).Form("main form[data-keep]").Fill("Lines", "once@example.org").Fill("Member.Role", "Editor");

        Assert.Equal("/en/admin/staff", await AtOnce(invite));
        Assert.Equal("/en/admin/staff", await Later(invite));

        var invited = await One(site, "once@example.org");
        Assert.Equal(1, await Count(site, db => db.Letters.Where(l => l.ToId == invited.Id)));
        var page = "/en/admin/staff/" + invited.Id;
        Assert.Equal(page, await AtOnce((await administrator.Open(page)).Form("form:has([formaction='?handler=InviteAgain'])")));
        Assert.Equal(2, await Count(site, db => db.Letters.Where(l => l.ToId == invited.Id)));

        var member = await site.AddStaff("linked@example.org", StaffRole.Editor);
        page = "/en/admin/staff/" + member.Id;
        Assert.Equal(page, await AtOnce((await administrator.Open(page)).Form("form:has([formaction='?handler=Link'])")));
        Assert.Equal(1, await Count(site, db => db.Letters.Where(l => l.ToId == member.Id)));
        Assert.Equal(page, await AtOnce((await administrator.Open(page + "/close")).Form()));
        Assert.Equal(1, await Count(site, db => db.Journal.Where(e => e.AboutId == member.Id && e.Act == Act.AccountClosed)));

        var forgetful = await site.AddStaff("forgetful@example.org", StaffRole.Editor);
        Assert.Equal("/en/account/sign-in", await AtOnce((await site.Visitor().Open("/en/account/forgotten")).Form().Fill("Email", forgetful.Email!)));
        Assert.Equal(1, await Count(site, db => db.Letters.Where(l => l.ToId == forgetful.Id)));
    }

    [Theory]
    [BothDatabases]
    public async Task The_first_account_is_made_once_and_an_invitation_accepted_once(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var setUp = (await site.Visitor().Open("/" + site.Services.GetRequiredService<Web.Accounts.FirstAccount>().Path)).Form()
            .Fill("Name", "Ana").Fill("Email", "ana@example.org").Fill("Password", "quiet lanterns over Valparaíso");
        Assert.Equal("/en/account/authenticator", await AtOnce(setUp));
        Assert.Equal(1, await Count(site, db => db.Users));

        var administrator = await site.Administrator();
        await (await administrator.Open("/en/admin/staff/invite")).Form("main form[data-keep]").Fill("Lines", "comes@example.org").Fill("Member.Role", "Editor").Submit();
        var accept = (await site.Visitor().Open(Site.LinkIn((await site.Mail("comes@example.org")).Single(), "invitation"))).Form().Fill("Name", "Comes").Fill("Password", "quiet lanterns over Valparaíso");
        Assert.Equal("/en/account/authenticator", await AtOnce(accept));
        await using var db = site.Database();
        Assert.DoesNotContain(await db.ProcessedForms.Select(f => f.Location).ToListAsync(), l => l.Contains("token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_was_refused_is_carried_out_when_it_is_sent_again()
    {
        await using var site = await Site.Started();
        var by = (await site.AddStaff("editor@example.org", StaffRole.Editor)).AsActor();
        var draft = await site.Draft(by, Change.Add(Rows.Membership("MX", "labor-mobility", from: "2026-01-01")));
        var editor = await site.Editor();
        // What it says about both roles is saved, and the publishing refused.
        var form = (await editor.Open($"/en/admin/change-sets/{draft.Number}")).Form("#decision").Uncheck("Acknowledges");
        (await form.Submit("publish")).Is(HttpStatusCode.BadRequest);

        Assert.Equal(0, await Count(site, db => db.ProcessedForms));
    }

    [Fact]
    public async Task It_is_forgotten_after_a_month()
    {
        await using var site = await Site.Started();
        await (await (await site.Editor()).Open("/en/admin/sources/new")).Form("main form[data-keep]").Fill("Fields.Title", "A letter").Fill("Fields.Publisher", "A ministry").Fill("Evidence.Reason", "It came.").Submit();
        Assert.Equal(1, await Count(site, db => db.ProcessedForms));

        site.Clock.Advance(TimeSpan.FromDays(31));
        await site.Services.GetRequiredService<Web.Mail.DailyTasks>().Run();

        Assert.Equal(0, await Count(site, db => db.ProcessedForms));
    }

    /// <summary>Sends the form several times at the same moment.</summary>
    /// <returns>Where every one of the answers leads.</returns>
    private static async Task<string> AtOnce(Form form, string? button = null)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => form.Post(button)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        return Assert.Single(answers.Select(Led).Distinct());
    }

    private static async Task<string> Later(Form form) => Led(await form.Post());

    private static string Led(HttpResponseMessage answer) => answer.Headers.Location!.ToString().Split('?')[0];

    private static async Task<int> Count<T>(Site site, Func<RegisterDbContext, IQueryable<T>> what)
    {
        await using var db = site.Database();
        return await what(db).CountAsync();
    }

    private static async Task<StaffMember> One(Site site, string email)
    {
        await using var db = site.Database();
        return await db.Users.SingleAsync(u => u.Email == email);
    }
}
