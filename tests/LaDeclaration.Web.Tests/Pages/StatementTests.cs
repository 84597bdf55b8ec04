using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>Wherever the statement's entries are shown, they are exactly those that its text prints.</summary>
public sealed class StatementTests(Sites sites) : IClassFixture<Sites>
{
    [SkippableTheory, BothDatabases]
    public async Task Home_shows_all_51(DatabaseProvider provider) => await Shows(await sites.On(provider), "/en");

    [SkippableTheory, BothDatabases]
    public async Task The_matrix_shows_all_51(DatabaseProvider provider) => await Shows(await sites.On(provider), "/en/matrix");

    [SkippableTheory, BothDatabases]
    public async Task The_matrix_by_committee_shows_all_51(DatabaseProvider provider) => await Shows(await sites.On(provider), "/en/matrix?by=committee");

    [SkippableTheory, BothDatabases]
    public async Task The_map_shows_all_51_and_of_each_committee_its_own(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        await Shows(site, "/en/map");
        await using var db = site.Database();
        foreach (var slug in await db.Committees.Select(c => c.Slug).ToListAsync())
            await Shows(site, $"/en/map?committee={slug}", committee: slug);
    }

    [SkippableTheory, BothDatabases]
    public async Task Each_committee_page_shows_its_own(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        await using var db = site.Database();
        foreach (var slug in await db.Committees.Select(c => c.Slug).ToListAsync())
            await Shows(site, $"/en/committees/{slug}", committee: slug);
    }

    [SkippableTheory, BothDatabases]
    public async Task Each_country_page_shows_its_own(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        await using var db = site.Database();
        foreach (var code in await db.Countries.Select(c => c.Code).ToListAsync())
            await Shows(site, $"/en/countries/{code.ToLowerInvariant()}", country: code);
    }

    [Theory]
    [InlineData("es")]
    [InlineData("pt")]
    [InlineData("fr")]
    public async Task The_other_languages_show_the_same(string language) => await Shows(await sites.On(DatabaseProvider.Sqlite), $"/{language}");

    [Fact]
    public async Task The_pillar_pages_show_them_all_between_them()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        await using var db = site.Database();
        var shown = new List<string>();
        for (var pillar = 1; pillar <= 4; pillar++)
            shown.AddRange((await site.Visitor().Open($"/en/pillars/{pillar}")).Memberships());

        Assert.Equal(await LimaEntries.Of(db), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_list_of_committees_names_the_leads()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        await using var db = site.Database();

        var shown = (await site.Visitor().Open("/en/committees")).Memberships();

        Assert.Equal((await LimaEntries.Of(db)).Where(e => e.EndsWith(" lead", StringComparison.Ordinal)), shown);
    }

    [Fact]
    public async Task The_marks_say_what_the_text_beside_them_says()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        await using var db = site.Database();
        var names = await db.CountryDetails.InForceAt(new Clocks(site.Clock.Today, 2)).ToDictionaryAsync(c => c.Country, c => c.Name.ToString());

        var marked = (await site.Visitor().Open("/en")).Select("main [data-country]");

        Assert.All(marked, link => Assert.Equal(names[link.GetAttribute("data-country")!], Page.TextOf(link)));
        Assert.All(marked, link => Assert.Equal(link.GetAttribute("data-role"), link.Closest("p")!.ClassName));
        Assert.All(marked, link => Assert.EndsWith(link.GetAttribute("data-committee")!, link.Closest("article")!.QuerySelector("h3 a")!.GetAttribute("href")));
    }

    private static async Task Shows(Site site, string address, string? committee = null, string? country = null)
    {
        await using var db = site.Database();
        var page = (await site.Visitor().Open(address)).Is(HttpStatusCode.OK);

        Assert.Equal(await LimaEntries.Of(db, committee, country), page.Memberships());
    }
}
