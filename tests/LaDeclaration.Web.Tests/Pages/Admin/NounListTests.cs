using System.Net;

namespace LaDeclaration.Web.Tests.Pages.Admin;

/// <summary>The lists of nouns and sources, and who may open them and their forms.</summary>
public sealed class NounListTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("countries", "Haiti HT since 10 June 2022")]
    [InlineData("pillars", "Pillar 4 Emergency Response")]
    [InlineData("committees", "Labor Mobility 1 since 6 October 2022")]
    [InlineData("sources", "U.S. Department of State 6 October 2022 lima")]
    public async Task A_list_shows_what_there_is_and_keeps_the_draft_in_its_links(string list, string row)
    {
        var page = (await (await site.Editor()).Open($"/en/admin/{list}?draft=9")).Is(HttpStatusCode.OK);

        Assert.Contains(page.Texts("tbody tr"), text => text.Contains(row, StringComparison.Ordinal));
        Assert.All(page.Select("tbody a[href]"), link => Assert.EndsWith("?draft=9", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("countries")]
    [InlineData("countries/new")]
    [InlineData("countries/cl")]
    [InlineData("countries/cl/endorsement")]
    [InlineData("pillars")]
    [InlineData("pillars/new")]
    [InlineData("pillars/2")]
    [InlineData("pillars/2/order")]
    [InlineData("committees")]
    [InlineData("committees/new")]
    [InlineData("committees/labor-mobility")]
    [InlineData("committees/labor-mobility/close")]
    [InlineData("sources")]
    [InlineData("sources/new")]
    [InlineData("sources/lima")]
    public async Task They_are_open_to_editors_and_administrators_only(string address)
    {
        (await (await site.Editor()).Open("/en/admin/" + address)).Is(HttpStatusCode.OK);
        (await (await site.Administrator()).Open("/en/admin/" + address)).Is(HttpStatusCode.OK);
        (await (await site.Delegate("CL")).Open("/en/admin/" + address)).Is(HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.Redirect, (await site.Visitor().Get("/en/admin/" + address)).StatusCode);
    }

    [Theory]
    [InlineData("countries/zz")]
    [InlineData("countries/zz/endorsement")]
    [InlineData("pillars/9")]
    [InlineData("pillars/9/order")]
    [InlineData("committees/no-such")]
    [InlineData("committees/no-such/close")]
    [InlineData("sources/no-such")]
    [InlineData("countries/cl?draft=1")]
    [InlineData("countries/cl?draft=x")]
    [InlineData("committees/labor-mobility?fact=6f9619ff-8b86-d011-b42d-00cf4fc964ff")]
    public async Task What_there_is_not_is_not_found(string address) =>
        (await (await site.Editor()).Open("/en/admin/" + address)).Is(HttpStatusCode.NotFound);
}
