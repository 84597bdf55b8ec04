using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Requests.ResponseStorage;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Requests;

/// <summary>What the site map lists is ready before anybody asks for it.</summary>
public sealed class StoreWarmerTests
{
    private static readonly Uri Root = new("http://localhost");

    [Fact]
    public async Task What_is_rendered_in_advance_is_what_a_reader_would_get()
    {
        await using var own = await Site.Started();
        await using var other = await Site.Started();

        await Warmer(own).Warm(Root);

        foreach (var address in new[] { "/en", "/fr/matrix", "/pt/committees/labor-mobility", "/es/countries/mx" })
        {
            Page page = null!;
            Assert.Empty(await own.Commands.During(async () => page = await own.Visitor().Open(address)));
            var rendered = await other.Visitor().Open(address);
            Assert.Equal((rendered.Is(HttpStatusCode.OK).Html, rendered.Header("ETag"), rendered.Header("Content-Security-Policy")), (page.Html, page.Header("ETag"), page.Header("Content-Security-Policy")));
        }
        Assert.InRange(own.Services.GetRequiredService<ResponseStore>().All.Count, 200, StoreWarmer.MaxAddresses);
    }

    [Fact]
    public async Task After_a_publish_what_was_asked_for_most_comes_first()
    {
        await using var own = await Site.Started();
        foreach (var address in new[] { "/es/about", "/fr/gaps", "/fr/gaps", "/fr/gaps", "/es/about", "/pt/sources", "/fr/gaps" })
            await own.Visitor().Open(address);
        await own.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")));

        await Warmer(own).Warm(Root);

        var warmed = own.Services.GetRequiredService<ResponseStore>().All.OrderBy(r => r.LastUsed).Select(r => (r.Address.Path, r.Revision)).ToList();
        Assert.Equal([("/fr/gaps", 3), ("/es/about", 3), ("/en", 3)], warmed.Where(w => w.Revision == 3).Take(3));
    }

    [Fact]
    public async Task It_stops_where_there_is_a_newer_revision()
    {
        await using var own = await Site.Started();
        var publishes = true;
        own.Commands.Before = async (command, _) =>
        {
            if (!publishes || !command.CommandText.Contains("Statements", StringComparison.Ordinal) || own.Services.GetRequiredService<ResponseStore>().All.Count < 5)
                return;
            publishes = false;
            await own.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")));
        };

        await Warmer(own).Warm(Root);

        Assert.InRange(own.Services.GetRequiredService<ResponseStore>().All.Count, 5, 10);
    }

    private static StoreWarmer Warmer(Site of)
    {
        var warmer = ActivatorUtilities.CreateInstance<StoreWarmer>(of.Services);
        warmer.Pause = TimeSpan.Zero;
        return warmer;
    }
}
