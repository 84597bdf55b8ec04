using System.Net;

namespace LaDeclaration.Web.Tests.Pages.Admin.ChangeSets;

/// <summary>The four change sets that ship submitted: the first thing an editor sees in the queue.</summary>
public sealed class SeedTests
{
    [Fact]
    public async Task The_queue_shows_all_four_in_plain_sentences()
    {
        await using var site = await Site.Started();

        var queue = (await (await site.Editor()).Open("/en/admin/queue")).Is(HttpStatusCode.OK);

        Assert.Equal(["Proposal 3", "Proposal 4", "Proposal 5", "Proposal 6"], queue.Texts("article h2"));
        Assert.Contains("Combatting Xenophobia, moved from pillar 3 to pillar 1, from 13 July 2023 or earlier", queue.Text);
        Assert.Contains("Suriname, endorsement of the Declaration, from 31 January 2024 or earlier", queue.Text);
        Assert.Equal(4, queue.Texts("article > .fine").Count(by => by.StartsWith("From Initial data", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task They_are_approved_one_after_the_other()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();

        foreach (var (number, revision) in new[] { (3, 3), (4, 4), (5, 5), (6, 6) })
        {
            var page = (await editor.Open($"/en/admin/change-sets/{number}")).Is(HttpStatusCode.OK);
            Assert.Empty(page.Select(".notice.bad"));
            var answer = await page.Form("#decision").Submit();
            Assert.Equal($"Proposal {number} was published as revision {revision}.", answer.Flash);
        }

        var home = await site.Visitor().Open("/en");
        Assert.Contains("Refugee Resettlement and Complementary Pathways", home.Text);
        Assert.Contains("Combatting Xenophobia", Text(home, 1));
        Assert.Contains("Combatting Xenophobia", Text(await site.Visitor().Open("/en?on=2022-12-01"), 3));
        Assert.Contains("El Salvador", (await site.Visitor().Open("/fr/countries/sv")).Texts("h1"));
        Assert.Contains("Alineación de normas sobre visas y viajes", (await site.Visitor().Open("/es/committees/visa-and-travel-standards")).One("h1").TextContent);
        await using var db = site.Database();
        Assert.Equal(6, await db.GetNewestRevision());
        Assert.Equal("No proposals are waiting for a decision.", (await editor.Open("/en/admin/queue")).Texts("main > .content > p")[^1]);

        static string Text(Page home, int pillar) => Page.TextOf(home.One($"section[data-pillar='{pillar}']"));
    }
}
