using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Tests.Pages.Admin.ChangeSets;

/// <summary>A change set that cites a source which was taken back after it was written.</summary>
public sealed class TakenBackSourceTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task It_says_which_and_cannot_be_published(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var note = Rows.Source("note", title: "Ministerial note");
        var revision = await site.Publish(Change.Add(note));
        var author = (await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL")).AsActor();
        var joins = Rows.Membership("CL", "labor-mobility");
        var number = (await site.Submit(author, Change.Add(joins with { Sources = ["note", "lima"] }))).Number;
        await site.Publish(Change.Retract(note with { RecordedIn = revision }));
        var editor = await site.Editor();

        var review = (await editor.Open($"/en/admin/change-sets/{number}")).Is(HttpStatusCode.OK);

        Assert.Equal(["“Chile, participant in Labor Mobility, from 1 March 2025” cites a source that has been retracted: “Ministerial note”."], review.Texts(".notice.bad li"));
        Assert.Contains("Published on the same subject since this was drafted: Source “Ministerial note”, A ministry", review.Texts("h3"));
        Assert.DoesNotContain("None of the entries concerned has changed", review.Text);
        Assert.Empty(review.Select("#decision"));
        Assert.Contains("Ministerial note (A ministry, 20 February 2025) retracted in revision 4", review.Texts("dl.facts li"));
        Assert.Empty(review.Select("a[href$='#note']"));
        var queue = await editor.Open("/en/admin/queue");
        Assert.DoesNotContain("None of the entries concerned has changed", Page.TextOf(queue.One($"#change-set-{number}")));
        Assert.Empty(queue.Select($"#Chosen-{number}"));
        Assert.DoesNotContain("None of the entries concerned has changed", (await (await site.Delegate("CL")).Open(review.Address)).Text);
    }

    [Fact]
    public async Task What_was_published_with_it_says_so_too()
    {
        await using var site = await Site.Started();
        var author = (await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL")).AsActor();
        var number = (await site.Submit(author, Change.Add(Rows.Source("note", title: "Ministerial note")), Change.Add(Rows.Membership("CL", "labor-mobility", source: "note")))).Number;
        var editor = await site.Editor();
        await (await editor.Open($"/en/admin/change-sets/{number}")).Publish();
        await (await (await editor.Open("/en/admin/revisions/3/revert")).Form().Preview()).Publish();

        var page = await editor.Open($"/en/admin/change-sets/{number}");
        Assert.Contains("Ministerial note (A ministry, 20 February 2025) retracted in revision 4", page.Texts("dl.facts li"));
        Assert.Contains("Undone by revision 4", page.Texts("dl.facts a"));

        var again = await (await editor.Open("/en/admin/revisions/4/revert")).Form().Preview();
        Assert.DoesNotContain("retracted in revision", again.Text);
        await again.Publish();
        Assert.DoesNotContain("Undone", (await editor.Open($"/en/admin/change-sets/{number}")).Text);
    }

    [Fact]
    public async Task Without_any_source_it_says_so()
    {
        await using var site = await Site.Started();
        var author = (await site.AddStaff("editor@example.org", StaffRole.Editor)).AsActor();
        var number = (await site.Draft(author, Change.Add(Rows.Membership("CL", "labor-mobility") with { Sources = [] }))).Number;

        var review = await (await site.Editor()).Open($"/en/admin/change-sets/{number}");

        Assert.Equal(["“Chile, participant in Labor Mobility, from 1 March 2025” cites no source."], review.Texts(".notice.bad li"));
        Assert.Empty(review.Select("#decision"));
    }
}
