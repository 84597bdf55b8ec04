using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Tests.Databases;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>What is published is seen at once, everywhere it belongs and nowhere else.</summary>
public sealed class PublishedTests
{
    private const string Entry = "labor-mobility CL participant";
    private static readonly string[] Places = ["/en", "/en/matrix", "/en/committees/labor-mobility", "/en/countries/cl", "/en/pillars/2"];

    [SkippableTheory, BothDatabases]
    public async Task A_new_membership(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        foreach (var place in Places)
            Assert.DoesNotContain(Entry, (await site.Visitor().Open(place)).Memberships());

        var revision = await site.Publish(Change.Add(Rows.Source("ministry-2025")), Change.Add(Rows.Membership("CL", "labor-mobility", source: "ministry-2025")));

        foreach (var place in Places)
        {
            Assert.Contains(Entry, (await site.Visitor().Open(place)).Memberships());
            Assert.DoesNotContain(Entry, (await site.Visitor().Open(place + "?on=2024-01-01")).Memberships());
            Assert.DoesNotContain(Entry, (await site.Visitor().Open(place + "?known=2")).Memberships());
        }
        Assert.Contains("Chile, participant in Labor Mobility, from 1 March 2025", (await site.Visitor().Open($"/en/changes/{revision}")).Text);
        Assert.NotEmpty((await site.Visitor().Open("/en/sources")).Select("#ministry-2025"));
    }

    [Fact]
    public async Task An_end()
    {
        await using var site = await Site.Started();
        var mexico = await site.Standing<Register.Committees.Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });

        await site.Publish(Change.End(mexico, Rows.Day("2024-07-01"), DateIs.On, ["lima"]));

        var page = await site.Visitor().Open("/en/committees/labor-mobility");
        Assert.DoesNotContain("labor-mobility MX lead", page.Memberships());
        Assert.Equal("Mexico lead 6 October 2022 30 June 2024 U.S. Department of State, 2022", page.Texts("main tbody tr").Single(row => row.StartsWith("Mexico", StringComparison.Ordinal)));
        Assert.Contains("labor-mobility MX lead", (await site.Visitor().Open("/en/committees/labor-mobility?on=2024-06-30")).Memberships());
        Assert.Contains("labor-mobility MX lead", (await site.Visitor().Open("/en/committees/labor-mobility?known=2")).Memberships());
    }

    [Fact]
    public async Task What_is_announced_is_said_but_not_shown_as_being_so()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility", from: "2027-01-01")));

        foreach (var (place, sentence) in new[] { ("/en/committees/labor-mobility", "Chile: participant"), ("/en/countries/cl", "Participant: Labor Mobility") })
        {
            var page = await site.Visitor().Open(place);
            Assert.DoesNotContain(Entry, page.Memberships());
            Assert.Contains(sentence + ", announced: from 1 January 2027", page.Text);
            Assert.Contains(Entry, (await site.Visitor().Open(place + "?on=2027-01-01")).Memberships());
        }
    }

    [Fact]
    public async Task Many_revisions_are_listed_on_several_pages()
    {
        await using var site = await Site.Started();
        for (var n = 0; n < 28; n++)
        {
            var day = Rows.Day("2025-02-01").AddDays(n);
            await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility", from: $"{day:yyyy-MM-dd}", until: $"{day.AddDays(1):yyyy-MM-dd}")));
        }

        var newest = await site.Visitor().Open("/en/changes");
        var older = await newest.Follow("Older changes");

        Assert.Equal("Revision 30", newest.Texts("main h2")[0]);
        Assert.Equal("Revision 1", older.Texts("main h2")[^1]);
        Assert.Equal(30, newest.Texts("main h2").Concat(older.Texts("main h2")).Distinct().Count());
        Assert.Equal(newest.Texts("main h2"), (await older.Follow("Newer changes")).Texts("main h2"));
    }

    [Fact]
    public async Task Neither_drafts_nor_what_awaits_approval_nor_who_wrote_it()
    {
        await using var site = await Site.Started();
        var editor = await site.AddStaff("somebody@example.org", StaffRole.Editor);
        await site.Draft(editor.AsActor(), Change.Add(Rows.Membership("CL", "labor-mobility")));
        await site.Submit(editor.AsActor(), Change.Add(Rows.Membership("BR", "labor-mobility")));
        await site.Publish(Change.Add(Rows.Membership("AR", "labor-mobility")));

        foreach (var address in PublicAddresses.OneOfEach.Append("/en/changes/3"))
        {
            var page = await site.Visitor().Open(address);
            Assert.DoesNotContain(Entry, page.Memberships());
            Assert.DoesNotContain("labor-mobility BR participant", page.Memberships());
            Assert.DoesNotContain("somebody@", page.Html);
            Assert.DoesNotContain(editor.Id, page.Html);
        }
    }
}
