using System.Net;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Setup;

public sealed class HealthTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_site_that_can_serve_says_so(string address)
    {
        var answer = await site.Visitor().Get(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_its_tables_it_lives_but_is_not_ready()
    {
        await using var own = await Site.Started();
        await using (var db = own.Database())
            await db.Database.ExecuteSqlAsync($"""DROP TABLE "RevisionCounter" """);

        Assert.Equal(HttpStatusCode.OK, (await own.Visitor().Get("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await own.Visitor().Get("/health/ready")).StatusCode);
    }
}
