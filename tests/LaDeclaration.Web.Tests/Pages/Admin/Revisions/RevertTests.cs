using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Admin.Revisions;

public sealed class RevertTests
{
    private const string Joined = "labor-mobility CL participant";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_revision_is_undone_by_a_change_set_that_is_shown_first_and_so_is_the_undoing(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var joins = Rows.Membership("CL", "labor-mobility", source: "note");
        await site.Publish(Change.Add(Rows.Source("note")), Change.Add(joins));
        var editor = await site.Editor();

        var page = await (await (await editor.Open("/en/admin")).Follow("All revisions, and how to undo them")).Follow("Undo");
        Assert.Equal("/en/admin/revisions/3/revert", page.Address);
        Assert.Equal(
            ["Retracted: Chile, participant in Labor Mobility, from 1 March 2025", "Retracted: Source “A later statement”, A ministry"],
            page.Texts(".changes > li"));
        Assert.Equal("Undoes revision 3.", page.Form()["Evidence.Reason"]);
        await AssertNothingIsDrafted(site);

        var review = await page.Form().Fill("Evidence.Reason", "Chile did not join after all.").Preview();
        Assert.Contains("Chile did not join after all.", review.Text);
        Assert.Contains(Joined, (await site.Visitor().Open("/en")).Memberships());
        await review.Publish();
        Assert.DoesNotContain(Joined, (await site.Visitor().Open("/en")).Memberships());
        Assert.Contains(Joined, (await site.Visitor().Open("/en?known=3")).Memberships());
        Assert.DoesNotContain("A later statement", (await site.Visitor().Open("/en/sources")).Text);

        await (await (await editor.Open("/en/admin/revisions/4/revert")).Form().Preview()).Publish();
        var again = await site.Standing<Membership>(m => m is { Country: "CL", Committee: "labor-mobility" });
        Assert.Equal((joins.FactId, 5), (again.FactId, again.RecordedIn));
        Assert.True(again.HasSameContentAs(joins));
        Assert.Contains("A later statement", (await site.Visitor().Open("/en/sources")).Text);
    }

    [Fact]
    public async Task What_has_been_changed_since_is_left_alone_and_listed()
    {
        await using var site = await Site.Started();
        var joins = Rows.Membership("CL", "labor-mobility", source: "note");
        await site.Publish(Change.Add(Rows.Source("note")), Change.Add(joins), Change.Add(Rows.Membership("BZ", "labor-mobility")));
        await site.Publish(Change.End(joins with { RecordedIn = 3 }, Rows.Day("2026-01-01"), DateIs.On, []));

        var page = await (await site.Editor()).Open("/en/admin/revisions/3/revert");

        Assert.Equal("Retracted: Belize, participant in Labor Mobility, from 1 March 2025", page.Texts(".changes")[0]);
        Assert.Contains("Added: Chile, participant in Labor Mobility, from 1 March 2025 It has changed since then and now says “Chile, participant in Labor Mobility, from 1 March 2025 until 31 December 2025”. Revision 4", page.Texts(".changes")[1]);
        Assert.Contains("Added: Source “A later statement”, A ministry 1 entry that would remain cites it.", page.Texts(".changes")[1]);
        var review = await page.Form().Preview();
        Assert.Single(review.Select(".changes > li"));

        await review.Publish();
        var nothing = await (await site.Editor()).Open("/en/admin/revisions/3/revert");
        Assert.Contains("There is nothing left to undo.", nothing.Text);
        Assert.Contains("It has been retracted since then and is no longer in the register. Revision 5", nothing.Text);
        Assert.Empty(nothing.Select("main form"));
    }

    [Fact]
    public async Task A_form_whose_revision_was_undone_in_between_is_in_conflict_with_that()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")));
        var editor = await site.Editor();
        var stale = await editor.Open("/en/admin/revisions/3/revert");
        await (await (await editor.Open("/en/admin/revisions/3/revert")).Form().Preview()).Publish();

        var draft = await stale.Form().Preview();

        Assert.Contains("Nothing. It was retracted.", draft.Texts(".sides > section")[1]);
        Assert.Empty(draft.Select("#decision"));
    }

    [Fact]
    public async Task A_reason_is_needed_and_its_length_has_a_limit()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")));
        var page = await (await site.Editor()).Open("/en/admin/revisions/3/revert");

        await page.Form().Fill("Evidence.Reason", " ").IsRefused("Enter the reason in one or two sentences.");
        var tooLong = await page.Form().Fill("Evidence.Reason", new string('x', 1_001)).IsRefused("This has 1001 characters. The maximum is 1000.");

        Assert.Equal(new string('x', 1_001), tooLong.Form()["Evidence.Reason"]);
        await AssertNothingIsDrafted(site);
    }

    [Fact]
    public async Task The_statement_of_Lima_can_be_undone_and_done_again()
    {
        await using var site = await Site.Started();
        var before = (await site.Visitor().Open("/en/matrix")).Memberships();
        var editor = await site.Editor();

        var page = await editor.Open("/en/admin/revisions/2/revert");
        Assert.Equal(64, page.Select(".changes > li").Count);
        var review = await page.Form().Preview();
        Assert.Empty(review.Select(".notice.bad"));
        foreach (var form in review.Select("#decision ~ ul.plain a").Select(a => a.GetAttribute("href")!))
            (await editor.Open(form)).Is(HttpStatusCode.OK);
        var revision = await review.Publish();
        Assert.Contains("Retracted: Mexico, lead of Labor Mobility, from 6 October 2022", revision.Text);
        Assert.Empty((await site.Visitor().Open("/en/matrix")).Is(HttpStatusCode.OK).Memberships());
        Assert.Contains("Nothing. It was retracted.", (await editor.Open("/en/admin/change-sets/3")).Is(HttpStatusCode.OK).Text);

        review = await (await editor.Open("/en/admin/revisions/3/revert")).Form().Preview();
        foreach (var form in review.Select("#decision ~ ul.plain a").Select(a => a.GetAttribute("href")!))
            (await editor.Open(form)).Is(HttpStatusCode.OK);
        Assert.Contains("Paraguay: both roles at the same time in ", review.Text);
        Assert.Contains("would apply at the same time", Assert.Single((await review.Form("#decision").Submit("publish")).Is(HttpStatusCode.BadRequest).Errors));
        await (await editor.Open(review.Address)).Form("#decision").Check("Acknowledges").Submit("publish");
        Assert.Equal(before, (await site.Visitor().Open("/en/matrix")).Memberships());
    }

    [Fact]
    public async Task What_the_rules_refuse_is_said_in_sentences()
    {
        await using var site = await Site.Started();

        var editor = await site.Editor();

        var review = await (await editor.Open("/en/admin/revisions/1/revert")).Form().Preview();

        Assert.Contains("“Mexico, lead of Labor Mobility, from 6 October 2022” is partly outside the period in which the country endorses the Declaration.", review.Texts(".notice.bad li"));
        Assert.Empty(review.Select("#decision"));
        var forged = await editor.Post(review.Address + "/publish", [.. review.Form("#withdraw").Fields]);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        await using var db = site.Database();
        Assert.Equal(2, await db.Revisions.CountAsync());
    }

    [Fact]
    public async Task Even_the_whole_register_can_be_undone_and_every_page_still_answers()
    {
        await using var site = await Site.Started();
        var administrator = await site.Administrator();
        foreach (var revision in new[] { 2, 1 })
            await (await (await administrator.Open($"/en/admin/revisions/{revision}/revert")).Form().Preview()).Publish();

        foreach (var path in new[] { "", "/matrix", "/committees", "/countries", "/sources", "/changes", "/changes/4", "/changes/1", "/admin", "/admin/queue", "/admin/committees", "/admin/countries", "/admin/pillars", "/admin/sources", "/admin/revisions", "/admin/revisions/4/revert" })
            (await administrator.Open("/en" + path)).Is(HttpStatusCode.OK);
        foreach (var path in new[] { "/pillars/1", "/committees/labor-mobility", "/countries/mx" })
        {
            (await administrator.Open("/en" + path)).Is(HttpStatusCode.NotFound);
            (await administrator.Open("/en" + path + "?known=2")).Is(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task The_published_change_set_leads_editors_to_it_and_nobody_else()
    {
        await using var site = await Site.Started();
        var chile = await site.Delegate();
        var set = await site.Submit((await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL")).AsActor(), Change.Add(Rows.Membership("CL", "labor-mobility")));
        var editor = await site.Editor();
        await (await editor.Open($"/en/admin/change-sets/{set.Number}")).Publish();

        var page = await (await editor.Open($"/en/admin/change-sets/{set.Number}")).Follow("Undo revision 3");

        Assert.Equal("/en/admin/revisions/3/revert", page.Address);
        Assert.DoesNotContain("Undo", (await chile.Open($"/en/admin/change-sets/{set.Number}")).Is(HttpStatusCode.OK).Text);
        Assert.DoesNotContain("/admin/revisions", (await editor.Open("/en/changes/3")).Html);
    }

    [Fact]
    public async Task Revisions_are_listed_in_pages()
    {
        await using var site = await Site.Started();
        for (var day = 1; day <= 25; day++)
            await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility", from: $"2025-03-{day:00}", until: $"2025-03-{day + 1:00}")));
        var editor = await site.Editor();

        var first = await editor.Open("/en/admin/revisions");
        var second = await first.Follow("Older changes");

        Assert.Equal(25, first.Select("tbody tr").Count);
        Assert.Equal(["Revision 2", "Revision 1"], second.Texts("tbody th"));
        Assert.Equal(first.Texts("tbody th"), (await second.Follow("Newer changes")).Texts("tbody th"));
        foreach (var before in new[] { "x", "-3", "0", "99", "99999999999999" })
            Assert.Equal(first.Texts("tbody th"), (await editor.Open("/en/admin/revisions?before=" + before)).Is(HttpStatusCode.OK).Texts("tbody th"));
    }

    private static async Task AssertNothingIsDrafted(Site site)
    {
        await using var db = site.Database();
        Assert.Equal(0, await db.ChangeSets.CountAsync(c => c.Status == ChangeSetStatus.Draft));
    }
}
