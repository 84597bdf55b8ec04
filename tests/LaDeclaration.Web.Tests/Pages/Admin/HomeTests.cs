using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Reviewing;

namespace LaDeclaration.Web.Tests.Pages.Admin;

public sealed class HomeTests
{
    private const string Host = "Integration and Support for Host Communities";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_delegates_home_is_the_country(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);

        var home = (await (await site.Delegate("CL")).Open("/en/admin")).Is(HttpStatusCode.OK);

        Assert.Equal("Chile", Page.TextOf(home.One("h1")));
        Assert.Contains($"Chile, lead of {Host}, since 6 October 2022.", home.Texts(".holdings .lead"));
        Assert.Equal(home.Select(".holdings > li").Count, home.Texts(".holdings .due").Count(due => due == "Not confirmed since 6 October 2022"));
        Assert.Contains("No proposals are waiting for a decision.", home.Text);
        Assert.Equal("/en/admin/countries/cl/memberships", home.One(".button[href$='/memberships']").GetAttribute("href"));
    }

    [Fact]
    public async Task Nothing_was_confirmed_before_it_began()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility", from: "2026-03-01")), Change.Add(Rows.Membership("CL", "family-reunification", from: "2025-03-01")));

        var home = await (await site.Delegate("CL")).Open("/en/admin");

        Assert.Contains("Chile, participant in Labor Mobility, since 1 March 2026.", home.Texts(".holdings .participant"));
        var due = home.Texts(".holdings > li").Single(text => text.Contains("Family Reunification", StringComparison.Ordinal));
        Assert.Contains("since 1 March 2025. Not confirmed since it began", due);
        Assert.Contains("Family Reunification and Alternative Migration Pathways not confirmed since it began", (await (await site.Delegate("CL")).Open("/en/admin/unconfirmed")).Text);
    }

    [Fact]
    public async Task Still_right_leads_to_the_entry_with_the_answer_given()
    {
        await using var site = await Site.Started();
        var home = await (await site.Delegate("CL")).Open("/en/admin");

        var form = (await home.Follow($"Still correct: {Host}")).Is(HttpStatusCode.OK).Form();
        Assert.Equal(["new"], form.Offers("Evidence.Source"));
        var review = await form.Fill("Evidence.Source", "new").Fill("Evidence.Title", "Report of 2026").Fill("Evidence.Publisher", "Ministry of Foreign Affairs of Chile")
            .Fill("Evidence.Dated", "2026-09").Fill("Evidence.Reason", "Still so.").Preview();
        Assert.Contains($"Confirmed: Chile, lead of {Host}", review.Text);
        await review.Form("#decision").Submit("Submit 2 changes for approval");
        await (await (await site.Editor()).Open(review.Address)).Publish();

        home = await (await site.Delegate("CL")).Open("/en/admin");
        var entry = home.Texts(".holdings > li").Single(text => text.Contains(Host, StringComparison.Ordinal));
        Assert.StartsWith($"Chile, lead of {Host}, since 6 October 2022, last confirmed: September 2026. Still correct", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Propose_a_change_leads_to_the_form_that_begins_with_that_role()
    {
        await using var site = await Site.Started();
        var chile = await site.Delegate("CL");
        var home = await chile.Open("/en/admin");

        var form = await home.Follow($"Propose a change: {Host}");

        Assert.Single(form.Select("table.edit")[0].QuerySelectorAll("select"));
        Assert.Equal(10, form.Select("details:not([open]) > table.edit select").Count);
        var draft = await form.Form().Fill(form.Select("table.edit select")[0].GetAttribute("name")!, "None").Because("2026-11-01").Preview();
        Assert.Contains($"Ended: Chile, lead of {Host}, until 31 October 2026", draft.Text);
    }

    [Fact]
    public async Task It_tells_what_waits_what_came_back_and_what_is_announced()
    {
        await using var site = await Site.Started();
        var author = (await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL")).AsActor();
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility", from: "2027-01-01")));
        var back = (await site.Submit(author, Change.Add(Rows.Membership("CL", "family-reunification")))).Number;
        var waits = (await site.Submit(author, Change.Add(Rows.Membership("CL", "investing-in-asylum")))).Number;
        await (await (await site.Editor()).Open($"/en/admin/change-sets/{back}")).Form("#return").Fill("Comment", "Which day?").Submit();

        var home = await (await site.Delegate("CL")).Open("/en/admin");

        Assert.Contains("Chile, participant in Labor Mobility, announced: from 1 January 2027", home.Text);
        Assert.Equal([$"Proposal {back}", $"Proposal {waits}"], home.Texts("tbody th"));
        Assert.Equal(["Returned", "Submitted"], home.Texts("tbody .status"));
        var news = Assert.Single(home.Texts(".news > li"));
        Assert.Equal($"Proposal {back} was returned by Editor 23 November 2026 · Added: Chile, participant in Family Reunification and Alternative Migration Pathways, from 1 March 2025 Which day?", news);
    }

    [Fact]
    public async Task An_editor_hears_of_proposals_until_they_are_decided_on()
    {
        await using var site = await Site.Started();
        var chile = await site.Delegate("CL");
        var editor = await site.Editor();
        var draft = await site.Draft((await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL")).AsActor(), Change.Add(Rows.Membership("CL", "labor-mobility")), Change.Add(Rows.Membership("CL", "family-reunification")));
        var address = $"/en/admin/change-sets/{draft.Number}";
        await (await chile.Open(address)).Form("#decision").Submit("Submit 2 changes for approval");

        Assert.Equal(
            [$"Waiting for a decision: proposal {draft.Number} from Delegate of Chile, Delegate (Chile) 23 November 2026 · Added: Chile, participant in Labor Mobility, from 1 March 2025, and 1 more"],
            (await editor.Open("/en/admin")).Texts(".news > li"));
        site.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Empty((await (await site.Editor()).Open("/en/admin")).Select(".news"));
        await (await (await site.Editor()).Open(address)).Publish();
        Assert.Equal(
            [$"Proposal {draft.Number} was published by Editor Revision 3 24 December 2026 · Added: Chile, participant in Labor Mobility, from 1 March 2025, and 1 more"],
            (await (await site.Delegate("CL")).Open("/en/admin")).Texts(".news > li"));
        Assert.Empty((await (await site.Editor()).Open("/en/admin")).Select(".news"));
    }

    [Fact]
    public async Task A_first_word_about_initial_data_is_news_to_the_other_editors()
    {
        await using var site = await Site.Started();
        await site.AddStaff("second@example.org", StaffRole.Editor);
        var editor = await site.Editor();

        await (await editor.Open("/en/admin/change-sets/3")).Form("#say").Fill("Say", "Who says so?").Submit();

        var news = Assert.Single((await (await site.SignIn("second@example.org")).Open("/en/admin")).Texts(".news > li"));
        Assert.StartsWith("Proposal 3: comment by Editor ", news, StringComparison.Ordinal);
        Assert.EndsWith(" Who says so?", news, StringComparison.Ordinal);
        Assert.Empty((await editor.Open("/en/admin")).Select(".news"));
    }

    [Fact]
    public async Task What_does_not_concern_a_person_crowds_out_nothing()
    {
        await using var site = await Site.Started();
        var chile = (await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL")).AsActor();
        var editor = (await site.AddStaff("author@example.org", StaffRole.Editor)).AsActor();
        var (old, busy) = (await site.Submit(chile, Change.Add(Rows.Membership("CL", "labor-mobility"))), await site.Submit(editor, Change.Add(Rows.Membership("PE", "labor-mobility"))));
        await using (var db = site.Database())
        {
            var now = site.Clock.GetUtcNow().UtcDateTime;
            db.Journal.Add(JournalEntry.Of(Act.Proposed, now, chile, changeSet: old.Number));
            db.Journal.AddRange(Enumerable.Range(0, Notifications.Most + 1).Select(_ => JournalEntry.Of(Act.Returned, now, Actor.Seed, changeSet: busy.Number)));
            await db.SaveChangesAsync();
        }

        var news = Assert.Single((await (await site.Editor()).Open("/en/admin")).Texts(".news > li"));

        Assert.StartsWith($"Waiting for a decision: proposal {old.Number} from ", news, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_is_asked_to_look_again_only_while_there_is_something()
    {
        await using var site = await Site.Started();
        const string heading = "Needs another look";

        Assert.Contains(heading, (await (await site.Editor()).Open("/en/admin")).Texts("h2"));
        site.Clock.Set(new(2023, 1, 1, 12, 0, 0, TimeSpan.Zero));
        Assert.DoesNotContain(heading, (await (await site.Editor()).Open("/en/admin")).Is(HttpStatusCode.OK).Texts("h2"));
    }

    [Fact]
    public async Task What_nobody_confirmed_for_a_year_is_counted_and_listed()
    {
        await using var site = await Site.Started();
        var mexico = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        await site.Publish(Change.Add(Rows.Source("review", date: "2025-12")), Change.Confirm(mexico, ["review"]));
        var editor = await site.Editor();

        var list = await (await editor.Open("/en/admin")).Follow("50 entries not confirmed for a year");
        Assert.Equal(50, list.Select(".due > li").Count);
        Assert.DoesNotContain("Mexico, lead of Labor Mobility", list.Text);
        Assert.Contains("not confirmed since 6 October 2022", list.Text);
        Assert.Equal(["Chile"], (await (await site.Delegate("CL")).Open("/en/admin/unconfirmed")).Texts("main h2"));
        site.Clock.Set(new(2026, 12, 31, 12, 0, 0, TimeSpan.Zero));
        Assert.Contains("51 entries not confirmed for a year", (await (await site.Editor()).Open("/en/admin")).Text);
    }

    [Fact]
    public async Task The_bar_for_staff_is_folded_and_tells_what_edits_from_what_is_read()
    {
        await using var site = await Site.Started();

        var page = await (await site.Administrator()).Open("/en/admin/committees/new");

        Assert.Equal("Staff area: Committees", Page.TextOf(page.One(".staffnav details:not([open]) > summary")));
        Assert.Equal(["Edit: Committees"], page.Texts(".staffnav [aria-current]"));
        Assert.Empty(page.Texts(".staffnav a").Intersect(page.Texts(".top a")));
        Assert.Equal("Staff area", Page.TextOf((await (await site.Delegate("CL")).Open("/en/admin/countries/cl/memberships")).One(".staffnav summary")));
    }

    [Fact]
    public async Task A_country_without_memberships_has_nothing_to_confirm()
    {
        await using var site = await Site.Started();

        Assert.Equal("The register lists no role.", (await (await site.Delegate("BB")).Open("/en/admin/unconfirmed")).Texts("main > .content > p")[^1]);
    }
}
