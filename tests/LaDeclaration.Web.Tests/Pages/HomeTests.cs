using System.Net;
using LaDeclaration.Register.ChangeSets;

namespace LaDeclaration.Web.Tests.Pages;

public sealed class HomeTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_statement_stands_there_at_a_glance()
    {
        var page = (await site.Visitor().Open("/en")).Is(HttpStatusCode.OK);

        Assert.Equal(4, page.Select("section.pillar").Count);
        Assert.Equal(51, page.Memberships().Count);
    }

    [Fact]
    public async Task What_is_published_stands_there_at_once()
    {
        await using var own = await Site.Started();
        await own.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")));

        Assert.Contains("labor-mobility CL participant", (await own.Visitor().Open("/en")).Memberships());
        Assert.DoesNotContain("labor-mobility CL participant", (await own.Visitor().Open("/en?on=2024-01-01")).Memberships());
    }
}
