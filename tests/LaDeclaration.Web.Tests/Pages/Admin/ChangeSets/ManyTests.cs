using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Tests.Pages.Admin.ChangeSets;

/// <summary>More change sets, and more changes in one, than a page shows.</summary>
public sealed class ManyTests(ManyTests.Queue queue) : IClassFixture<ManyTests.Queue>
{
    private readonly Site site = queue.Site;

    [Fact]
    public async Task The_queue_comes_in_pages_from_each_of_which_proposals_are_published()
    {
        var editor = await site.Editor();
        var first = (await editor.Open("/en/admin/queue")).Is(HttpStatusCode.OK);
        Assert.Equal(50, first.Select("article").Count);

        var second = await first.Follow("Next page");
        Assert.Equal(("/en/admin/queue?page=2", Queue.Waiting + 4 + 2 - 50), (second.Address, second.Select("article").Count));
        var refused = await second.Form("#queue").Submit("Publish selected proposals");
        Assert.Equal(["Select the proposals that you want to publish."], refused.Is(HttpStatusCode.BadRequest).Errors);
        Assert.Equal(second.Texts("article h2"), refused.Texts("article h2"));
        var box = second.Select("[name=Chosen]")[0].GetAttribute("value")!;
        Assert.StartsWith("Published: proposal ", (await second.Form("#queue").Check("Chosen", box).Submit("Publish selected proposals")).Flash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_that_is_too_long_for_the_queue_is_published_on_its_own_page()
    {
        var page = await (await site.Editor()).Open("/en/admin/queue?page=2");

        var proposal = Page.TextOf(page.One($"#change-set-{queue.Longest}"));
        Assert.Contains("This proposal is too long to be checked here. Open it to see whether it can be published.", proposal, StringComparison.Ordinal);
        Assert.Contains("and 292 more", proposal, StringComparison.Ordinal);
        Assert.Empty(page.Select($"#Chosen-{queue.Longest}"));
    }

    [Fact]
    public async Task The_lines_of_a_long_proposal_come_in_pages()
    {
        var editor = await site.Editor();
        var first = await editor.Open($"/en/admin/change-sets/{queue.Longest}");
        var second = await first.Follow("Next page");

        Assert.Equal((150, 150), (first.Select(".changes > li").Count, second.Select(".changes > li").Count));
        Assert.Equal($"/en/admin/change-sets/{queue.Longest}?page=2", second.Address);
        Assert.Contains(second.Select("#decision button").Select(Page.TextOf), text => text.Contains("300", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ones_own_come_in_pages_with_the_returned_drafts_first()
    {
        var author = await site.SignIn("author@example.org");
        var page = (await author.Open("/en/admin/change-sets")).Is(HttpStatusCode.OK);

        Assert.Equal(50, page.Select("section")[0].QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Returned", Page.TextOf(page.Select("section tbody tr")[0]), StringComparison.Ordinal);
        var second = await page.Follow("Next page");
        Assert.Equal(("/en/admin/change-sets?part=drafts&page=2", Queue.Drafts + 1 - 50), (second.Address, second.Select("tbody tr").Count));
        Assert.Contains($"{Queue.Drafts + 1} drafts, 1 of them returned", (await author.Open("/en/admin")).Text);
    }

    [Fact]
    public async Task Of_what_waits_only_what_is_about_the_same_is_named()
    {
        var page = await (await site.Editor()).Open($"/en/admin/change-sets/{queue.Alike[0]}");

        Assert.Equal([$"{queue.Alike[1]}"], page.Select("[data-other]").Select(other => other.GetAttribute("data-other")));
    }

    [Fact]
    public async Task The_newest_of_what_happened_is_told()
    {
        var page = await (await site.SignIn("author@example.org")).Open("/en/admin");

        Assert.Equal(50, page.Select(".news > li").Count);
        Assert.Contains("Comment 59", page.Texts(".news > li")[0], StringComparison.Ordinal);
    }

    public sealed class Queue : IAsyncLifetime
    {
        public const int Waiting = 52;
        public const int Drafts = 54;

        public Site Site { get; } = new();

        /// <summary>The number of a change set with 300 changes.</summary>
        public int Longest { get; private set; }

        /// <summary>The numbers of two that end the same membership.</summary>
        public IReadOnlyList<int> Alike { get; private set; } = [];

        public async Task InitializeAsync()
        {
            await Site.InitializeAsync();
            var author = (await Site.AddStaff("author@example.org", StaffRole.Editor)).AsActor();
            var other = (await Site.AddStaff("other@example.org", StaffRole.Editor)).AsActor();
            var days = 0;
            Change ADay()
            {
                var day = Rows.Day("2023-01-01").AddDays(days++);
                return Change.Add(Rows.Membership("CL", "labor-mobility", from: $"{day:yyyy-MM-dd}", until: $"{day.AddDays(1):yyyy-MM-dd}"));
            }

            for (var n = 0; n < Waiting - 1; n++)
                await Site.Submit(other, ADay());
            Longest = (await Site.Submit(other, [.. Enumerable.Range(0, 300).Select(_ => ADay())])).Number;
            var mexico = await Site.Standing<LaDeclaration.Register.Committees.Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
            Alike = [(await Site.Submit(other, Change.End(mexico, Rows.Day("2026-01-01"), LaDeclaration.Register.Statements.DateIs.On, ["lima"]))).Number, (await Site.Submit(author, Change.Retract(mexico))).Number];
            for (var n = 0; n < Drafts; n++)
                await Site.Draft(author, ADay());
            var returned = await Site.Submit(author, ADay());
            await using var db = Site.Database();
            var changeSet = await db.FindChangeSet(returned.Number, other);
            for (var n = 0; n < 60; n++)
            {
                Site.Clock.Advance(TimeSpan.FromSeconds(1));
                changeSet!.Comment(other, $"Comment {n}", Site.Clock.GetUtcNow().UtcDateTime);
                await db.RecordAct(changeSet, Act.Commented, other, Site.Clock.GetUtcNow().UtcDateTime, $"Comment {n}");
            }
            changeSet!.Return(other, "Which day?", Site.Clock.GetUtcNow().UtcDateTime.AddMilliseconds(-1));
            await db.SaveChangesAsync();
        }

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
