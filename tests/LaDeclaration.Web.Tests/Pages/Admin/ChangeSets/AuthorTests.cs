using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Tests.Pages.Admin.ChangeSets;

/// <summary>What an author does with what was sent on or came back, and what a reviewer then sees of it.</summary>
public sealed class AuthorTests : IAsyncLifetime
{
    private Site site = null!;

    public async Task InitializeAsync() => site = await Site.Started();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task What_was_submitted_is_taken_out_of_the_queue_changed_and_submitted_again()
    {
        var address = await Submitted(Change.Add(Rows.Membership("CL", "labor-mobility")));
        var chile = await site.Delegate("CL");
        var editor = await site.Editor();
        var read = await editor.Open(address);
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        var draft = await (await chile.Open(address)).Form("#reopen").Submit("Reopen to change it");

        Assert.Equal("Proposal 7 is a draft again. Change it, then submit it again.", draft.Flash);
        Assert.Equal("Draft", draft.One(".facts .status").TextContent);
        Assert.Empty(draft.Select("#returned, #reopen"));
        Assert.Equal(Act.Reopened, await site.LastAct("delegatecl@example.org"));
        foreach (var late in new[] { await editor.Open(address), await read.Form("#return").Fill("Comment", "Typed too late.").Submit() })
        {
            Assert.Equal("/en/admin/queue", late.Address);
            Assert.StartsWith("The author has reopened proposal 7 to change it, so nothing was decided.", late.Flash, StringComparison.Ordinal);
        }
        Assert.Equal(Act.Reopened, await site.LastAct("delegatecl@example.org"));
        Assert.DoesNotContain("Proposal 7", (await editor.Open("/en/admin/queue")).Texts("article h2"));
        Assert.Contains("reopened proposal 7 to change it.", (await (await site.Administrator()).Open("/en/admin/journal")).Text);
        var changed = await (await draft.Follow("Change this proposal: Chile")).Form("main form[data-keep]").Fill("Evidence.Date", "2025-04-01").Preview();
        await changed.Form("#decision").Submit("Submit 1 change for approval");
        Assert.Contains("Proposal 7", (await editor.Open("/en/admin/queue")).Texts("article h2"));
    }

    [Fact]
    public async Task Withdrawing_is_asked_once_more()
    {
        var address = await Submitted(Change.Add(Rows.Membership("CL", "labor-mobility")));

        var page = await (await site.Delegate("CL")).Open(address);

        Assert.Equal("Withdraw this proposal", Page.TextOf(page.One("details:has(#withdraw) > summary")));
        Assert.False(page.One("details:has(#withdraw)").HasAttribute("open"));
        Assert.Contains("A withdrawn proposal stays closed", Page.TextOf(page.One("#withdraw")));
        Assert.Equal("Next step", page.Texts("h2").Single(h => h is "Next step" or "Decision"));
        Assert.Equal("Decision", (await (await site.Editor()).Open(address)).Texts("h2").Single(h => h is "Next step" or "Decision"));
    }

    [Fact]
    public async Task Why_it_came_back_is_said_first_with_the_way_to_change_it()
    {
        var address = await Submitted(Change.Add(Rows.Membership("CL", "labor-mobility")));
        var editor = await site.Editor();
        await (await editor.Open(address)).Form("#return").Fill("Comment", "Which day?").Submit();

        var page = await (await site.Delegate("CL")).Open(address);

        Assert.Equal("Returned by Editor Which day? Make the changes that the comment asks for, then submit the proposal again. Change this proposal: Chile", Page.TextOf(page.One("h1 + #returned")));
        Assert.Single(page.Select("a[href*='memberships?draft=']"));
        await page.Form("#decision").Submit("Submit 1 change for approval");
        Assert.Empty((await editor.Open(address)).Select("#returned"));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_reviewer_sees_what_differs_from_what_was_returned(DatabaseProvider provider)
    {
        await using var own = await Site.Started(provider);
        var (chile, editor) = (await own.Delegate("CL"), await own.Editor());
        var form = (await chile.Open("/en/admin/countries/cl/memberships")).Form().Fill("Answers[labor-mobility].Role", "Participant").Fill("Answers[family-reunification].Role", "Participant");
        var draft = await Noted(form, "").Fill("Evidence.Date", "2025-03-01").Fill("Evidence.Reason", "Chile joins.").Preview();
        await draft.Form("#decision").Submit("Submit 3 changes for approval");
        await (await editor.Open(draft.Address)).Form("#return").Fill("Comment", "Add the web address.").Submit();
        Assert.Empty((await chile.Open(draft.Address)).Select("#resubmission"));

        form = (await (await chile.Open(draft.Address)).Follow("Change this proposal: Chile")).Form("main form[data-keep]").Fill("Answers[family-reunification].Role", "None").Fill("Answers[investing-in-asylum].Role", "Participant");
        draft = await Noted(form, "https://example.org/note").Preview();
        await draft.Form("#decision").Submit("Submit 3 changes for approval");
        var review = await editor.Open(draft.Address);

        Assert.Equal(
            [
                "Changed: Source “Note 12/2026”, Chile Web address: (none) https://example.org/note",
                "New: Chile, participant in Investing in Asylum, from 1 March 2025",
                "Removed: Chile, participant in Family Reunification and Alternative Migration Pathways, from 1 March 2025",
            ],
            review.Texts("#resubmission li[data-verb]"));
        await review.Publish();
        Assert.Equal("note-12-2026", (await own.Standing<Register.Sources.Source>(s => s.Title == "Note 12/2026")).Key);

        static Form Noted(Form form, string address) => form.Fill("Evidence.Source", "new").Fill("Evidence.Title", "Note 12/2026").Fill("Evidence.Publisher", "Chile")
            .Fill("Evidence.Dated", "2026-02").Fill("Evidence.Address", address);
    }

    [Fact]
    public async Task What_is_submitted_again_as_it_was_says_that_nothing_differs()
    {
        var address = await Submitted(Change.Add(Rows.Membership("CL", "labor-mobility")));
        var editor = await site.Editor();
        await (await editor.Open(address)).Form("#return").Fill("Comment", "Are you sure?").Submit();
        await (await (await site.Delegate("CL")).Open(address)).Form("#decision").Submit("Submit 1 change for approval");

        Assert.Contains("Nothing has changed since the earlier submission.", Page.TextOf((await editor.Open(address)).One("#resubmission")));
    }

    [Fact]
    public async Task What_else_waits_about_the_same_is_said_to_those_who_may_see_it()
    {
        var asylum = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        var mexico = (await site.AddStaff("delegatemx@example.org", StaffRole.Delegate, "MX")).AsActor();
        var office = (await site.AddStaff("author@example.org", StaffRole.Editor)).AsActor();
        var first = (await site.Submit(mexico, Change.End(asylum, Rows.Day("2026-12-01"), DateIs.On, ["lima"]))).Number;
        var second = (await site.Submit(office, Change.Retract(asylum))).Number;
        var third = (await site.Submit(mexico, Change.Add(Rows.Membership("MX", "labor-mobility", from: "2027-01-01")))).Number;
        var apart = (await site.Submit(office, Change.Add(Rows.Membership("CL", "labor-mobility")))).Number;
        var editor = await site.Editor();

        var queue = await editor.Open("/en/admin/queue");
        Assert.Equal([Waits(second), Waits(third)], queue.Texts($"#change-set-{first} [data-other]"));
        Assert.Equal([Waits(first), Waits(third)], queue.Texts($"#change-set-{second} [data-other]"));
        Assert.Empty(queue.Select($"#change-set-{apart} [data-other]"));
        Assert.Equal([Waits(second), Waits(third)], (await editor.Open($"/en/admin/change-sets/{first}")).Texts(".notice [data-other]"));
        Assert.Equal([Waits(third)], (await (await site.Delegate("MX")).Open($"/en/admin/change-sets/{first}")).Texts(".notice [data-other]"));

        static string Waits(int number) => $"Proposal {number} is also waiting for a decision and concerns the same subject: Mexico, lead of Labor Mobility";
    }

    [Fact]
    public async Task Somebody_elses_change_set_is_of_the_queue_before_and_after_it_is_published()
    {
        var address = await Submitted(Change.Add(Rows.Membership("CL", "labor-mobility")));
        var review = await (await site.Editor()).Open(address);
        Assert.Equal(("Waiting proposals", "Waiting proposals"), (review.Texts(".kicker").Single(), review.Texts(".staffnav [aria-current]").Single()));

        var published = await review.Publish();

        Assert.Equal(("Waiting proposals", "Waiting proposals"), (published.Texts(".kicker").Single(), published.Texts(".staffnav [aria-current]").Single()));
        Assert.Equal("My drafts", (await (await site.Delegate("CL")).Open(address)).Texts(".staffnav [aria-current]").Single());
    }

    [Fact]
    public async Task What_was_begun_stands_among_the_drafts()
    {
        var editor = await site.Editor();
        var form = (await editor.Open("/en/admin/sources/new")).Form("form[data-keep]").Fill("Fields.Title", "Begun");
        await editor.Post("/en/admin/kept?address=%2Fen%2Fadmin%2Fsources%2Fnew", [.. form.Fields]);

        var drafts = await editor.Open("/en/admin/change-sets");

        Assert.StartsWith("Add a source, ", drafts.Texts(".begun li").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("You have no drafts", drafts.Text);
    }

    private async Task<string> Submitted(params Change[] changes)
    {
        var author = (await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL")).AsActor();
        return $"/en/admin/change-sets/{(await site.Submit(author, changes)).Number}";
    }
}
