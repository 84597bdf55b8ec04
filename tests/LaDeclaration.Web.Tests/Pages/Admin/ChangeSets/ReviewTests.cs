using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Tests.Pages.Admin.ChangeSets;

public sealed class ReviewTests : IAsyncLifetime
{
    private Site site = null!;

    public async Task InitializeAsync() => site = await Site.Started();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_returned_change_set_is_a_draft_again_and_comes_back_with_another_reason()
    {
        var chile = await site.Delegate("CL");
        var editor = await site.Editor();
        var address = Address(await site.Submit(await Actor(StaffRole.Delegate, "CL"), Joins("CL")));

        var empty = await (await editor.Open(address)).Form("#return").Submit();
        Assert.Equal(["Enter a comment that tells the author why."], empty.Is(HttpStatusCode.BadRequest).Errors);
        var queue = await empty.Form("#return").Fill("Comment", "Which day?").Submit();
        Assert.Equal("/en/admin/queue", queue.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Open(address)).Status);

        Assert.Contains("Which day?", (await chile.Open("/en/admin/change-sets")).Text);
        Assert.Contains("Which day?", (await chile.Open("/en/admin")).Text);
        Assert.Equal("Returned", (await chile.Open(address)).One(".facts .status").TextContent);
        var draft = await (await chile.Open(address)).Form("#explain").Fill("Reason", "From 1 March, by note verbale.").Submit();
        Assert.Contains("Which day?", draft.Text);
        await draft.Form("#decision").Submit("Submit 1 change for approval");
        var again = await editor.Open(address);
        Assert.Contains("From 1 March, by note verbale.", again.Text);
        Assert.EndsWith(" was published as revision 3.", (await again.Form("#decision").Submit()).Flash, StringComparison.Ordinal);
        Assert.Contains("Published", (await chile.Open("/en/admin")).Texts("tbody .status"));
    }

    [Theory]
    [InlineData("changes")]
    [InlineData("decline")]
    [InlineData("publish")]
    [InlineData("reason")]
    [InlineData("submit")]
    [InlineData("take-back")]
    public async Task An_address_that_forms_are_posted_to_leads_to_the_page_with_the_forms(string act)
    {
        var editor = await site.Editor();

        Assert.Equal("/en/admin/change-sets/3", (await editor.Open($"/en/admin/change-sets/3/{act}")).Is(HttpStatusCode.OK).Address);
        Assert.Equal("/es/admin/change-sets/3", (await editor.Open($"/es/admin/change-sets/3/{act}?lang=es")).Is(HttpStatusCode.OK).Address);
    }

    [Fact]
    public async Task A_refused_form_comes_back_with_every_form_of_the_page_and_each_of_them_works()
    {
        var editor = await site.Editor();
        var address = Address(await site.Submit(await Actor(StaffRole.Delegate, "CL"), Joins("CL")));

        var refused = (await (await editor.Open(address)).Form("#return").Submit()).Is(HttpStatusCode.BadRequest);
        Assert.Equal("Proposal " + address.Split('/')[^1], refused.One("h1").TextContent);
        Assert.StartsWith("Error: " + refused.One("h1").TextContent, refused.Title, StringComparison.Ordinal);
        Assert.Equal("true", refused.One("nav a[href='/en/admin/queue']").GetAttribute("aria-current"));
        var said = (await refused.Form("#say").Fill("Say", "Which day?").Submit()).Is(HttpStatusCode.OK);

        Assert.Equal(address, said.Address);
        Assert.Equal("/en/admin/queue", (await refused.Form("#reject").Fill("Rejection", "No day.").Submit()).Address);
    }

    [Fact]
    public async Task The_page_loads_its_change_set_once()
    {
        var editor = await site.Editor();
        var address = Address(await site.Submit(await Actor(StaffRole.Delegate, "CL"), Joins("CL")));

        var commands = await site.Commands.During(() => editor.Open(address));

        Assert.Single(commands, c => c.Contains("\"AcknowledgesBothRoles\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rejected_change_set_stays_closed_and_its_author_reads_why()
    {
        var chile = await site.Delegate("CL");
        var address = Address(await site.Submit(await Actor(StaffRole.Delegate, "CL"), Joins("CL")));

        await (await (await site.Editor()).Open(address)).Form("#reject").Fill("Rejection", "No source says so.").Submit("Reject 1 change");

        var page = await chile.Open(address);
        Assert.Contains("No source says so.", page.Text);
        Assert.Equal("Rejected", page.One(".status").TextContent);
        Assert.Empty(page.Select("main form"));
        Assert.Equal("rejected", page.One(".remarks li").GetAttribute("data-remark"));
    }

    [Fact]
    public async Task What_is_withdrawn_leaves_the_queue()
    {
        var chile = await site.Delegate("CL");
        var address = Address(await site.Submit(await Actor(StaffRole.Delegate, "CL"), Joins("CL")));

        var drafts = await (await chile.Open(address)).Form("#withdraw").Submit("Withdraw permanently");

        Assert.Equal("Proposal 7 was withdrawn.", drafts.Flash);
        Assert.DoesNotContain("Proposal 7", (await (await site.Editor()).Open("/en/admin/queue")).Texts("article h2"));
    }

    [Fact]
    public async Task Approval_is_of_exactly_what_was_read()
    {
        var chile = await site.Delegate("CL");
        var editor = await site.Editor();
        var address = Address(await site.Submit(await Actor(StaffRole.Delegate, "CL"), Joins("CL")));
        var read = await editor.Open(address);
        await (await editor.Open(address)).Form("#return").Fill("Comment", "Once more.").Submit();
        await (await chile.Open(address)).Form("#explain").Fill("Reason", "Something else.").Submit();
        await (await chile.Open(address)).Form("#decision").Submit("Submit 1 change for approval");

        var refused = await read.Form("#decision").Submit();

        Assert.StartsWith("The proposal changed after you opened this page.", Assert.Single(refused.Is(HttpStatusCode.BadRequest).Errors), StringComparison.Ordinal);
        Assert.Contains("Something else.", refused.Text);
        Assert.EndsWith(" was published as revision 3.", (await refused.Form("#decision").Submit()).Flash, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task What_was_read_stands_beside_what_it_was_altered_to(DatabaseProvider provider)
    {
        await using var own = await Site.Started(provider);
        var chile = (await own.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL")).AsActor();
        var submitted = await own.Submit(chile, Joins("CL"), Change.Add(Rows.Membership("CL", "family-reunification")));
        var (author, editor) = (await own.Delegate("CL"), await own.Editor());
        var address = Address(submitted);
        var (read, queue) = (await editor.Open(address), await editor.Open("/en/admin/queue"));
        Assert.Empty(read.Select("#altered"));
        await read.Form("#return").Fill("Comment", "One at a time.").Submit();
        var draft = await (await author.Open(address)).Form("#explain").Fill("Reason", "By note verbale.").Submit();
        draft = await draft.Form("#lines").Submit(draft.Select("button[form=lines]")[1].TextContent);
        await draft.Form("#decision").Submit("Submit 1 change for approval");

        var refused = (await read.Form("#decision").Submit()).Is(HttpStatusCode.BadRequest);

        ShowsBoth(refused);
        await using var db = own.Database();
        Assert.Equal(2, await db.GetNewestRevision());
        var results = await queue.Form("#queue").Check("Chosen", $"{submitted.Number}:{submitted.Version}").Submit();
        ShowsBoth((await results.Follow($"Proposal {submitted.Number}")).Is(HttpStatusCode.OK));
        Assert.EndsWith(" was published as revision 3.", (await refused.Form("#decision").Submit()).Flash, StringComparison.Ordinal);
        ShowsBoth((await read.Form("#decision").Submit()).Is(HttpStatusCode.BadRequest));
        Assert.Empty((await author.Open(address)).Select("#altered"));

        static void ShowsBoth(Page page)
        {
            Assert.Equal(["What you read", "Current version"], page.Texts("#altered h3"));
            Assert.Equal(["Set up for a test.", "By note verbale."], page.Texts("#altered dt:first-of-type + dd"));
            var (then, now) = (page.Texts("#altered section:first-child li[data-verb]"), page.Texts("#altered section:last-child li[data-verb]"));
            Assert.Equal((2, 1), (then.Count, now.Count));
            Assert.Equal(then[1], now[0]);
        }
    }

    [Fact]
    public async Task A_form_posted_twice_publishes_once()
    {
        var editor = await site.Editor();
        var page = await editor.Open(Address(await site.Submit(await Actor(StaffRole.Delegate, "CL"), Joins("CL"))));

        var answers = await Task.WhenAll(page.Form("#decision").Post(), page.Form("#decision").Post());

        Assert.All(answers, answer => Assert.Equal(page.Address, answer.Headers.Location?.ToString()));
        await using var db = site.Database();
        Assert.Equal(3, await db.GetNewestRevision());
    }

    [Fact]
    public async Task A_conflict_shows_both_sides_and_keeps_the_draft()
    {
        var editor = await site.Editor();
        var mexico = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        var draft = Address(await site.Draft(await Actor(StaffRole.Editor), Change.End(mexico, Rows.Day("2026-12-01"), Register.Statements.DateIs.On, ["lima"]), Joins("CL")));
        var read = await editor.Open(draft);
        await site.Publish(Change.Add(Rows.Source("review")), Change.Confirm(mexico, ["review"]));

        var refused = await read.Form("#decision").Submit("Publish 2 changes");
        Assert.Equal(["The register has changed since this was written. Compare both versions."], refused.Is(HttpStatusCode.BadRequest).Errors);
        Assert.Equal(3, refused.Select(".sides > section").Count);
        Assert.Contains("A later statement", Page.TextOf(refused.Select(".sides > section")[1]));
        Assert.Contains("Revision 3", refused.Texts(".sides a"));
        Assert.DoesNotContain("Publish 2 changes", refused.Texts("#decision button"));

        var kept = await refused.Form(".sides + form").Submit("Keep the change and apply it to the current entry");
        Assert.Empty(kept.Select(".sides"));
        Assert.EndsWith(" was published as revision 4.", (await kept.Form("#decision").Submit("Publish 2 changes")).Flash, StringComparison.Ordinal);
        var ended = await site.Standing<Membership>(m => m.FactId == mexico.FactId);
        Assert.Equal((Rows.Day("2026-12-01"), "lima review"), (ended.Until, string.Join(' ', ended.Sources)));
    }

    [Fact]
    public async Task An_author_who_submitted_what_is_in_conflict_is_told_what_authors_can_do()
    {
        var chile = await site.Delegate("CL");
        var standing = await site.Standing<Membership>(m => m is { Country: "CL", Role: Role.Lead });
        var address = Address(await site.Submit(await Actor(StaffRole.Delegate, "CL"), Change.End(standing, Rows.Day("2026-12-01"), Register.Statements.DateIs.On, ["lima"])));
        await site.Publish(Change.Retract(standing));

        var page = await chile.Open(address);

        Assert.Contains("Reopen it to update it, or withdraw it.", page.Text);
        Assert.Contains("Only the author can update the proposal.", (await (await site.Editor()).Open(address)).Text);
    }

    [Fact]
    public async Task A_change_in_conflict_can_be_left_out()
    {
        var editor = await site.Editor();
        var mexico = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        var draft = Address(await site.Draft(await Actor(StaffRole.Editor), Change.Correct(mexico, mexico with { From = Rows.Day("2022-10-07") }), Joins("CL")));
        await site.Publish(Change.Retract(mexico));

        var page = await editor.Open(draft);
        Assert.Contains("Nothing. It was retracted.", page.Text);
        Assert.Equal(["Remove this change from the draft"], page.Texts(".sides + form button"));
        var without = await page.Form(".sides + form").Submit();

        Assert.Equal(["add"], without.Select("li[data-verb]").Select(l => l.GetAttribute("data-verb")));
    }

    [Fact]
    public async Task Nobody_sees_somebody_elses_draft_and_a_delegate_no_other_countrys_proposals()
    {
        var draft = Address(await site.Draft(await Actor(StaffRole.Delegate, "CL"), Joins("CL")));
        var submitted = Address(await site.Submit(await Actor(StaffRole.Delegate, "CL"), Joins("CL", "family-reunification")));

        Assert.Equal(HttpStatusCode.NotFound, (await (await site.Editor()).Open(draft)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.Delegate("UY")).Open(submitted)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.Delegate("UY")).Open("/en/admin/change-sets/3")).Status);
        Assert.Empty((await (await site.Delegate("UY")).Open("/en/admin/queue")).Select("article"));
    }

    [Fact]
    public async Task A_delegate_decides_on_nothing()
    {
        var chile = await site.Delegate("CL");
        var page = await chile.Open(Address(await site.Submit(await Actor(StaffRole.Delegate, "CL"), Joins("CL"))));
        var form = page.Form("#withdraw");
        Assert.Empty(page.Select("#decision, #return, #reject"));

        foreach (var act in new[] { "publish", "decline?handler=Return", "decline?handler=Reject" })
            Assert.Equal(HttpStatusCode.Forbidden, (await chile.Post($"{page.Address}/{act}",
                ("__RequestVerificationToken", form["__RequestVerificationToken"]!), ("Version", form["Version"]!), ("Comment", "x"), ("Rejection", "x"))).StatusCode);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Text_that_no_keyboard_types_does_no_harm(DatabaseProvider provider)
    {
        await using var own = await Site.Started(provider);
        var editor = await own.Editor();
        var author = (await own.AddStaff("editor@example.org", StaffRole.Editor)).AsActor();
        var page = await editor.Open(Address(await own.Draft(author, Joins("CL"))));

        (await page.Form("#explain").Fill("Reason", "be\0fore").Submit()).Is(HttpStatusCode.BadRequest);
        (await page.Form("#explain").Fill("Reason", "before <b>after</b> \ud83d \u202e").Submit()).Is(HttpStatusCode.BadRequest);
        var saved = await page.Form("#explain").Fill("Reason", "before <b>after</b>").Submit();
        Assert.Contains("before <b>after</b>", saved.Is(HttpStatusCode.OK).Text);
        var tooLong = await saved.Form("#explain").Fill("Reason", new string('x', 1_001)).Submit();
        Assert.Equal(["This has 1001 characters. The maximum is 1000."], tooLong.Is(HttpStatusCode.BadRequest).Errors);
        Assert.EndsWith(" was published as revision 3.", (await tooLong.Form("#decision").Submit()).Flash, StringComparison.Ordinal);
    }

    private static string Address(ChangeSet changeSet) => $"/en/admin/change-sets/{changeSet.Number}";

    private static Change Joins(string country, string committee = "labor-mobility") => Change.Add(Rows.Membership(country, committee));

    private async Task<Actor> Actor(StaffRole role, string? country = null) =>
        (await site.AddStaff($"{role}{country}@example.org".ToLowerInvariant(), role, country)).AsActor();
}
