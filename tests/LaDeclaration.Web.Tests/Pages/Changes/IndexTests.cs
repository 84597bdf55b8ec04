using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Tests.Databases;

namespace LaDeclaration.Web.Tests.Pages.Changes;

/// <summary>The register's revisions in sentences, folded, filtered and paged.</summary>
public sealed class IndexTests(Site seeded) : IClassFixture<Site>
{
    [Fact]
    public async Task Each_revision_says_what_it_did_with_sources_and_when_it_was_recorded()
    {
        var page = await seeded.Visitor().Open("/en/changes");
        var newest = page.Select(".history > li")[0];

        Assert.Contains("Recorded: 23 November 2026", Page.TextOf(newest));
        Assert.Contains("63 entries added, 1 source added", Page.TextOf(newest));
        Assert.Equal("Added: Guyana, endorsement of the Declaration, from 6 October 2022 or earlier", Page.TextOf(newest.QuerySelector(".changes li")!));
        Assert.Equal("Source: U.S. Department of State, 2022", Page.TextOf(newest.QuerySelector(".fine:has(+ .changes)")!));
    }

    [Fact]
    public async Task A_long_revision_is_folded_and_leads_to_the_rest()
    {
        var page = await seeded.Visitor().Open("/en/changes");

        Assert.Equal(4, page.Select(".history > li:first-child .changes li").Count);
        Assert.Equal("Revision 2", (await page.Follow("60 more changes in this revision")).Texts("h1").Single());
    }

    [SkippableTheory, BothDatabases]
    public async Task Filters_leave_only_what_concerns_all_of_them(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);

        var country = await site.Visitor().Open("/en/changes?country=JM");
        var pillar = await site.Visitor().Open("/en/changes?pillar=4");
        var both = await site.Visitor().Open("/en/changes?country=MX&committee=labor-mobility");

        Assert.Equal(["Revision 1"], country.Texts(".history h2"));
        Assert.Equal(2, country.Select(".changes li").Count);
        Assert.Equal(["Pillar 4, Emergency Response, from 10 June 2022"], pillar.Select(".changes li").Select(Sentence));
        Assert.Equal(["Mexico, lead of Labor Mobility, from 6 October 2022"], both.Select(".changes li").Select(Sentence));
    }

    [Fact]
    public async Task A_pillar_tells_of_the_committee_that_left_it_as_a_move()
    {
        await using var site = await Site.Started();
        await Move(site);

        foreach (var pillar in new[] { 1, 3 })
            Assert.Equal("Combatting Xenophobia, moved from pillar 3 to pillar 1, from 13 July 2023",
                Sentence((await site.Visitor().Open($"/en/changes?pillar={pillar}")).Select(".changes li")[0]));
    }

    [Theory]
    [InlineData("country=JM&committee=labor-mobility")]
    [InlineData("pillar=4&country=MX")]
    [InlineData("committee=labor-mobility&on=2022-07-01")]
    public async Task When_nothing_fits_it_says_so_and_leads_back(string query)
    {
        var page = (await seeded.Visitor().Open($"/en/changes?{query}")).Is(HttpStatusCode.OK);

        Assert.Contains("No matching changes in the register.", page.Text);
        Assert.Empty(page.Select(".history > li"));
    }

    [Theory]
    [InlineData("country=ZZ", "“ZZ” is not a country")]
    [InlineData("country=SR", "“SR” is not a country")]
    [InlineData("committee=nowhere", "“nowhere” is not a committee")]
    [InlineData("pillar=5", "“5” is not a pillar")]
    [InlineData("pillar=two", "“two” is not a pillar")]
    [InlineData("committee=labor-mobility&known=1", "“labor-mobility” is not a committee")]
    public async Task A_noun_that_the_register_does_not_know_is_named(string query, string sentence) =>
        Assert.Contains(sentence, (await seeded.Visitor().Open($"/en/changes?{query}")).Is(HttpStatusCode.BadRequest).Text);

    [Fact]
    public async Task The_form_keeps_the_clocks_and_what_was_chosen()
    {
        var page = await seeded.Visitor().Open("/fr/changes?known=2");

        var filtered = await page.Form("form.filter, .filter form").Fill("country", "MX").Submit();

        Assert.Equal("/fr/changes?known=2&country=MX&committee=&pillar=&from=&to=", filtered.Address);
        Assert.Equal("MX", filtered.One("option[selected][value=MX]").GetAttribute("value"));
        Assert.NotNull(filtered.Document.QuerySelector("details.filter[open]"));
        Assert.Contains("Mexique", filtered.Texts(".changes li")[0]);
    }

    [Fact]
    public async Task Filtered_pages_follow_each_other()
    {
        await using var site = await Site.Started();
        for (var n = 0; n < 30; n++)
        {
            var day = Rows.Day("2025-02-01").AddDays(n);
            await site.Publish(Change.Add(Rows.Membership(n % 10 == 0 ? "CL" : "MX", "investing-in-asylum", from: $"{day:yyyy-MM-dd}", until: $"{day.AddDays(1):yyyy-MM-dd}")));
        }

        var first = await site.Visitor().Open("/en/changes?country=MX");
        var second = await first.Follow("Older changes");

        Assert.Equal("/en/changes?country=MX&before=5", second.Address);
        Assert.Equal(29, first.Texts(".history h2").Concat(second.Texts(".history h2")).Distinct().Count());
        Assert.Equal(first.Texts(".history h2"), (await second.Follow("Newer changes")).Texts(".history h2"));
    }

    private static async Task Move(Site site)
    {
        var was = await site.Standing<CommitteeDetails>(c => c.Committee == "combatting-xenophobia");
        var day = Rows.Day("2023-07-13");
        await site.Publish(Change.End(was, day, DateIs.On, []), Change.Add(was with { FactId = Guid.NewGuid(), Pillar = 1, Order = 4, From = day }));
    }

    /// <summary>Without its verb and its sources.</summary>
    private static string Sentence(AngleSharp.Dom.IElement line) => Page.TextOf(line).Split(": ", 2)[1].Split(" (")[0];
}
