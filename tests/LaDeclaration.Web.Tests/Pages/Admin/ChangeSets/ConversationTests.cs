using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Admin.ChangeSets;

public sealed class ConversationTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task It_goes_to_and_fro_and_outlives_a_return(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var (address, chile, editor) = await Proposal(site);

        var said = await (await editor.Open(address)).Form("#say").Fill("Say", "Is there a note verbale?").Submit();
        Assert.Equal("Your comment is below.", said.Flash);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await (await chile.Open(address)).Form("#say").Fill("Say", "It is on its way.\n\nTomorrow.").Submit();
        await (await editor.Open(address)).Form("#return").Fill("Comment", "Then wait for it.").Submit();
        await (await chile.Open(address)).Form("#say").Fill("Say", "Here it is.").Submit();
        await (await chile.Open(address)).Form("#decision").Submit("Submit 1 change for approval");

        var page = await editor.Open(address);
        Assert.Equal(
            [
                "Editor, 23 November 2026, 12:00 UTC Is there a note verbale?",
                "Delegate of Chile, Delegate (Chile), 23 November 2026, 12:05 UTC It is on its way. Tomorrow.",
                "Returned by Editor, 23 November 2026, 12:05 UTC Then wait for it.",
                "Delegate of Chile, Delegate (Chile), 23 November 2026, 12:05 UTC Here it is.",
            ],
            page.Texts(".remarks > li"));
        Assert.EndsWith(" was published as revision 3.", (await page.Form("#decision").Submit()).Flash, StringComparison.Ordinal);
        Assert.Empty((await editor.Open(address)).Select("#say"));
    }

    [Fact]
    public async Task A_comment_leaves_the_version_as_it_is_and_goes_on_record()
    {
        await using var site = await Site.Started();
        var (address, chile, editor) = await Proposal(site);
        var read = await editor.Open(address);

        await (await chile.Open(address)).Form("#say").Fill("Say", "A word more.").Submit();

        Assert.EndsWith(" was published as revision 3.", (await read.Form("#decision").Submit()).Flash, StringComparison.Ordinal);
        await using var db = site.Database();
        var entry = await db.Journal.SingleAsync(e => e.Act == Act.Commented);
        Assert.Equal(("A word more.", StaffRole.Delegate), (entry.Detail, entry.ByRole));
        Assert.Equal(LetterKind.Commented, (await db.Letters.SingleAsync(l => l.Kind != LetterKind.Published)).Kind);
    }

    [Fact]
    public async Task What_was_typed_stays_when_it_is_wrong()
    {
        await using var site = await Site.Started();
        var (address, _, editor) = await Proposal(site);

        var empty = await (await editor.Open(address)).Form("#say").Fill("Say", " ").Submit();
        Assert.Equal(["Enter a comment."], empty.Is(HttpStatusCode.BadRequest).Errors);
        var text = new string('x', 2_001);
        var tooLong = await empty.Form("#say").Fill("Say", text).Submit();
        Assert.Equal(["This has 2001 characters. The maximum is 2000."], tooLong.Is(HttpStatusCode.BadRequest).Errors);
        Assert.Equal(text, tooLong.Form("#say")["Say"]);
    }

    [Fact]
    public async Task A_line_break_counts_as_one_character()
    {
        await using var site = await Site.Started();
        var (address, _, editor) = await Proposal(site);
        var text = string.Join('\n', Enumerable.Repeat(new string('x', 99), 20));
        Assert.Equal(1_999, text.Length);

        Assert.Equal("Your comment is below.", (await (await editor.Open(address)).Form("#say").Fill("Say", text).Submit()).Flash);

        await using var db = site.Database();
        Assert.Equal(text, Assert.Single((await db.ChangeSets.Include(c => c.Remarks).SingleAsync(c => c.Remarks.Count > 0)).Remarks).Text);
    }

    [Fact]
    public async Task Those_who_may_see_it_may_speak_while_it_is_open_and_nobody_else()
    {
        await using var site = await Site.Started();
        var (address, chile, editor) = await Proposal(site);
        await site.AddStaff("second@example.org", StaffRole.Delegate, "CL");
        var second = await site.SignIn("second@example.org");
        var token = (await second.Open(address)).Form("#say")["__RequestVerificationToken"]!;

        Assert.Equal(HttpStatusCode.NotFound, (await Say(await site.Delegate("PE"), address)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await second.Post(address + "?handler=Comment", ("__RequestVerificationToken", token), ("Say", "We agree."))).StatusCode);
        await (await editor.Open(address)).Form("#reject").Fill("Rejection", "No source says so.").Submit();
        var late = await second.Post(address + "?handler=Comment", ("__RequestVerificationToken", token), ("Say", "A last word."));

        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.DoesNotContain("A last word.", (await chile.Open(address)).Text);
    }

    private static async Task<(string Address, Browser Chile, Browser Editor)> Proposal(Site site)
    {
        var author = (await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL")).AsActor();
        var number = (await site.Submit(author, Change.Add(Rows.Membership("CL", "labor-mobility")))).Number;
        return ($"/en/admin/change-sets/{number}", await site.Delegate("CL"), await site.Editor());
    }

    private static async Task<HttpResponseMessage> Say(Browser browser, string address)
    {
        var token = (await browser.Open("/en/account")).Select("input[name=__RequestVerificationToken]")[0].GetAttribute("value")!;
        return await browser.Post(address + "?handler=Comment", ("__RequestVerificationToken", token), ("Say", "Let me in."));
    }
}
