using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Admin;

public sealed class QueueTests
{
    [Fact]
    public async Task Each_proposal_says_what_it_would_do_why_by_what_source_and_how_it_stands()
    {
        await using var site = await Site.Started();
        var number = (await site.Submit(await Delegate(site, "CL"), Joins("CL", "labor-mobility", "2027-03-01"))).Number;

        var proposal = Proposal(await (await site.Editor()).Open("/en/admin/queue"), number);

        Assert.Contains("From Delegate of Chile, Delegate (Chile), 23 November 2026, 12:00 UTC", proposal);
        Assert.Contains("Added: Chile, participant in Labor Mobility, from 1 March 2027", proposal);
        Assert.Contains("In effect from 1 March 2027 (announced)", proposal);
        Assert.Contains("Set up for a test.", proposal);
        Assert.Contains("Lima Ministerial Meeting", proposal);
        Assert.Contains("None of the entries concerned has changed since it was drafted at revision 2.", proposal);
        Assert.Contains("1 March 2027 is in the future. Once published, the change is shown as “announced”. It takes effect on that day.", proposal);
    }

    [Fact]
    public async Task A_long_proposal_is_folded_after_eight_lines()
    {
        await using var site = await Site.Started();
        var days = Enumerable.Range(0, 11).Select(n => Rows.Day("2025-03-01").AddDays(n))
            .Select(day => Change.Add(Rows.Membership("CL", "labor-mobility", from: $"{day:yyyy-MM-dd}", until: $"{day.AddDays(1):yyyy-MM-dd}")));
        var number = (await site.Submit(await Delegate(site, "CL"), [.. days])).Number;

        var page = await (await site.Editor()).Open("/en/admin/queue");

        Assert.Equal("and 3 more", Assert.Single(page.Texts($"#change-set-{number} > details > summary")));
        Assert.Equal((8, 3), (page.Select($"#change-set-{number} > .changes > li").Count, page.Select($"#change-set-{number} > details > .changes > li").Count));
    }

    [Fact]
    public async Task Of_a_long_text_it_shows_what_differs_and_folds_the_rest()
    {
        await using var site = await Site.Started();
        var committee = await site.Standing<CommitteeDetails>(c => c.Committee == "labor-mobility");
        var text = string.Join(' ', Enumerable.Repeat("a long description of what the committee does", 3));
        await site.Publish(Change.Correct(committee, committee with { Description = LocalizedText.English(text) }));
        committee = await site.Standing<CommitteeDetails>(c => c.Committee == "labor-mobility");
        var author = (await site.AddStaff("author@example.org", StaffRole.Editor)).AsActor();
        var number = (await site.Submit(author, Change.Correct(committee, committee with { Description = LocalizedText.English(text + " It meets twice a year.") }))).Number;

        var page = await (await site.Editor()).Open("/en/admin/queue");

        Assert.Empty(page.Select($"#change-set-{number} .changes > li > ul > li > del"));
        Assert.Equal("It meets twice a year.", page.Texts($"#change-set-{number} .changes > li > ul > li > ins").Single());
        Assert.StartsWith("Both versions in full Description, English:", page.Texts($"#change-set-{number} details.unfolds").Single(), StringComparison.Ordinal);
        Assert.Single(page.Select(".within-reach button"));
    }

    [Fact]
    public async Task It_says_what_was_published_about_the_same_in_between()
    {
        await using var site = await Site.Started();
        var mexico = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        var chile = await Delegate(site, "CL");
        var ends = (await site.Submit(await Delegate(site, "MX"), Change.End(mexico, Rows.Day("2026-01-01"), DateIs.On, ["lima"]))).Number;
        var joins = (await site.Submit(chile, Joins("CL", "labor-mobility"))).Number;
        await site.Publish(Change.Add(Rows.Source("review")), Change.Confirm(mexico, ["review"]), Change.Add(Rows.Membership("CL", "labor-mobility", from: "2024-01-01", until: "2025-01-01")));

        var page = await (await site.Editor()).Open("/en/admin/queue");

        Assert.Contains("Changed in the meantime: Mexico, lead of Labor Mobility. What the register says now: Mexico, lead of Labor Mobility, from 6 October 2022", Proposal(page, ends));
        Assert.Contains("Published on the same subject since this was drafted: Chile, participant in Labor Mobility, from 1 January 2024 until 31 December 2024", Proposal(page, joins));
        Assert.Empty(page.Select($"#Chosen-{ends}"));
        Assert.Single(page.Select($"#Chosen-{joins}"));
        var review = await page.Follow($"Publish, return or reject proposal {joins}");
        Assert.Contains("Published on the same subject since this was drafted: Chile, participant in Labor Mobility", review.Texts("h3"));
        Assert.Contains("Revision 3", review.Texts(".sides a"));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task What_fails_holds_up_nothing_else_and_says_why(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var mexico = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        var author = (await site.AddStaff("author@example.org", StaffRole.Editor)).AsActor();
        var numbers = new List<int>();
        foreach (var change in new[] { Change.End(mexico, Rows.Day("2026-01-01"), DateIs.On, ["lima"]), Change.Retract(mexico), Joins("CL", "labor-mobility"), Joins("CL", "labor-mobility", "2025-04-01"), Joins("PE", "labor-mobility") })
            numbers.Add((await site.Submit(author, change)).Number);
        var editor = await site.Editor();
        var form = (await editor.Open("/en/admin/queue")).Form("#queue");
        foreach (var number in numbers)
            form.Check("Chosen", $"{number}:{await Version(site, number)}");
        var returned = await editor.Open($"/en/admin/change-sets/{numbers[4]}");
        await returned.Form("#return").Fill("Comment", "Which day?").Submit();

        var page = (await form.Submit("Publish selected proposals")).Is(HttpStatusCode.BadRequest);

        Assert.Equal(
            [
                $"Proposal {numbers[0]}: published, see Revision 3",
                $"Proposal {numbers[1]}: not published. The register has changed since this was written. Compare both versions.",
                $"Proposal {numbers[2]}: published, see Revision 4",
                $"Proposal {numbers[3]}: not published. “Chile, participant in Labor Mobility, from 1 April 2025” overlaps with “Chile, participant in Labor Mobility, from 1 March 2025”. Only one of them can apply on any given date.",
                $"Proposal {numbers[4]}: not published. This proposal is no longer open. Someone has decided on it in the meantime.",
            ],
            page.Texts(".results li"));
        Assert.DoesNotContain($"Proposal {numbers[0]}", page.Texts("article h2"));
        await using var db = site.Database();
        Assert.Equal(4, await db.GetNewestRevision());
    }

    [Fact]
    public async Task What_the_database_refuses_holds_up_nothing_else_either()
    {
        await using var site = await Site.Started();
        await using (var db = site.Database())
            await db.Database.ExecuteSqlRawAsync("""CREATE TRIGGER "Refuses" BEFORE INSERT ON "Revisions" WHEN NEW."ChangeSetNumber" = 3 BEGIN SELECT RAISE(ABORT, 'disk full'); END""");
        var form = (await (await site.Editor()).Open("/en/admin/queue")).Form("#queue");

        var page = await form.Check("Chosen", "3:4").Check("Chosen", "5:4").Submit("Publish selected proposals");

        Assert.Equal(
            ["Proposal 3: not published. The database did not accept it. If it is still listed below, try again.", "Proposal 5: published, see Revision 3"],
            page.Is(HttpStatusCode.BadRequest).Texts(".results li"));
        Assert.Equal(["Proposal 3", "Proposal 4", "Proposal 6"], page.Texts("article h2"));
    }

    [Fact]
    public async Task When_all_are_published_the_queue_says_as_what()
    {
        await using var site = await Site.Started();
        var form = (await (await site.Editor()).Open("/en/admin/queue")).Form("#queue");

        var page = await form.Check("Chosen", "3:4").Check("Chosen", "5:4").Submit("Publish selected proposals");

        Assert.Equal("Published: proposal 3 as revision 3 and proposal 5 as revision 4.", page.Is(HttpStatusCode.OK).Flash);
        Assert.Equal(["Proposal 4", "Proposal 6"], page.Texts("article h2"));
    }

    [Fact]
    public async Task What_was_altered_since_it_was_read_is_not_published()
    {
        await using var site = await Site.Started();
        var chile = await site.Delegate("CL");
        var editor = await site.Editor();
        var number = (await site.Submit(await Delegate(site, "CL"), Joins("CL", "labor-mobility"))).Number;
        var form = (await editor.Open("/en/admin/queue")).Form("#queue").Check("Chosen", $"{number}:{await Version(site, number)}");
        var address = $"/en/admin/change-sets/{number}";
        await (await editor.Open(address)).Form("#return").Fill("Comment", "Which day?").Submit();
        await (await chile.Open(address)).Form("#explain").Fill("Reason", "Something else.").Submit();
        await (await chile.Open(address)).Form("#decision").Submit("Submit 1 change for approval");

        var page = (await form.Submit()).Is(HttpStatusCode.BadRequest);

        Assert.StartsWith($"Proposal {number}: not published. The proposal changed after you opened this page.", Assert.Single(page.Texts(".results li")), StringComparison.Ordinal);
        Assert.Contains("Something else.", page.Text);
    }

    [Theory]
    [InlineData]
    [InlineData("x", "7", "7:", ":", "1:2:3", "-1:1", "99999999999:1")]
    public async Task Without_a_tick_nothing_happens(params string[] chosen)
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        var token = (await editor.Open("/en/admin/queue")).Form("#queue")["__RequestVerificationToken"]!;

        var answer = await editor.Post("/en/admin/queue?handler=Publish", [("__RequestVerificationToken", token), .. chosen.Select(c => ("Chosen", c))]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Select the proposals that you want to publish.", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task With_four_eyes_ones_own_cannot_be_ticked_nor_forged()
    {
        await using var site = await Site.Started(prepare: s => s.Settings["Editorial:FourEyes"] = "true");
        var browser = await site.Administrator();
        var own = (await site.Submit((await site.AddStaff("administrator@example.org", StaffRole.Administrator)).AsActor(), Joins("CL", "labor-mobility"))).Number;

        var page = await browser.Open("/en/admin/queue");
        Assert.Empty(page.Select($"#Chosen-{own}"));
        Assert.Contains("Your own proposal needs approval by a second person.", Proposal(page, own));
        var forged = await browser.Post("/en/admin/queue?handler=Publish", ("__RequestVerificationToken", page.Form("#queue")["__RequestVerificationToken"]!), ("Chosen", $"{own}:{await Version(site, own)}"));

        Assert.Contains("A proposal needs approval by a second person. You cannot publish your own.", await forged.Content.ReadAsStringAsync());
        await using var db = site.Database();
        Assert.Equal(2, await db.GetNewestRevision());
    }

    [Fact]
    public async Task A_delegate_reads_the_own_countrys_and_ticks_nothing()
    {
        await using var site = await Site.Started();
        await site.Submit(await Delegate(site, "CL"), Joins("CL", "labor-mobility"));
        await site.Submit(await Delegate(site, "PE"), Joins("PE", "labor-mobility"));

        var page = await (await site.Delegate("CL")).Open("/en/admin/queue");

        Assert.Equal(["Proposal 7"], page.Texts("article h2"));
        Assert.Empty(page.Select("main form"));
    }

    private static string Proposal(Page page, int number) => Page.TextOf(page.One($"#change-set-{number}"));

    private static Change Joins(string country, string committee, string from = "2025-03-01") => Change.Add(Rows.Membership(country, committee, from: from));

    private static async Task<Actor> Delegate(Site site, string country) =>
        (await site.AddStaff($"delegate{country}@example.org".ToLowerInvariant(), StaffRole.Delegate, country)).AsActor();

    private static async Task<int> Version(Site site, int number)
    {
        await using var db = site.Database();
        return (await db.ChangeSets.FindAsync(number))!.Version;
    }
}
