using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>What public pages show of a register that is too large to be shown whole.</summary>
public sealed class LongListTests(LargeSite large) : IClassFixture<LargeSite>
{
    /// <summary>In bytes of HTML.</summary>
    private const int MaxPageSize = 200_000;

    private readonly Browser visitor = large.Site.Visitor();

    public static TheoryData<string> Addresses =>
    [
        .. PublicAddresses.OneOfEach, .. PublicAddresses.Asked.Select(path => "/fr" + path),
        "/es/pillars/3", "/en/pillars/3?page=2", "/en/matrix?pillar=3", "/en/matrix?by=committee&page=3", "/en/matrix?compare=MX,US,CL&page=2", "/en/map?pillar=3",
        "/en/gaps?kind=unconfirmed", "/en/gaps?kind=names&page=2", "/en/countries?page=1", "/en/sources?page=3", "/en/changes?pillar=3", "/en?known=1500", "/en/gaps?known=1500&on=2024-01-01",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task No_page_is_larger_than_a_reader_can_take(string address)
    {
        var page = (await visitor.Open(address)).Is(HttpStatusCode.OK);

        Assert.InRange(Encoding.UTF8.GetByteCount(page.Html), 1_000, MaxPageSize);
    }

    [Fact]
    public async Task The_home_page_counts_the_committees_of_each_pillar_and_leads_to_them()
    {
        var home = (await visitor.Open("/en")).Is(HttpStatusCode.OK);

        var counted = home.Select("section.pillar").ToDictionary(s => s.GetAttribute("data-pillar")!, s => s.QuerySelector("p a")?.TextContent);
        Assert.Equal(8, counted.Count);
        var committees = 0;
        foreach (var (pillar, count) in counted.Where(c => c.Value is not null))
        {
            var slugs = await SlugsOfPillar(pillar);
            Assert.Equal($"{slugs.Count} committees", count);
            committees += slugs.Count;
        }
        Assert.Contains($"{committees} Action Package Committees", (await visitor.Open("/en/committees")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/pillars/3?page=0", "1 to")]
    [InlineData("/en/pillars/3?page=99999", "1 to")]
    [InlineData("/en/countries?page=x", "1 to 1")]
    [InlineData("/en/sources?page=-1", "1 to")]
    [InlineData("/en/pillars/4?page=2", "1 to 1")]
    public async Task A_page_that_is_not_there_is_refused_and_said_how_many_there_are(string address, string said) =>
        Assert.Contains(said, (await visitor.Open(address)).Is(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_source_is_linked_on_the_page_of_the_list_that_has_it()
    {
        var committee = (await visitor.Open("/en/committees/labor-mobility")).Is(HttpStatusCode.OK);
        var link = committee.Select("p.fine a[href*='sources']")[0].GetAttribute("href")!;

        Assert.Matches(@"^/en/sources\?source=([a-z0-9-]+)#\1$", link);
        var key = link.Split('#')[1];
        var page = (await visitor.Open(link.Split('#')[0])).Is(HttpStatusCode.OK);
        Assert.Single(page.Select($"article[id='{key}']"));
        Assert.DoesNotContain("source=", string.Concat(page.Select("nav.pages a").Select(a => a.GetAttribute("href"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_the_matrix_has_every_country_with_a_role_in_it()
    {
        var page = (await visitor.Open("/en/matrix?pillar=3&page=2")).Is(HttpStatusCode.OK);
        var slugs = page.Select(".matrix thead th[scope=col] a").Select(a => a.GetAttribute("href")!.Split('/')[^1]).ToList();

        Assert.NotEmpty(slugs);
        var shown = Entries(page);
        Assert.NotEmpty(shown);
        foreach (var slug in slugs)
            Assert.Equal(Entries(await visitor.Open($"/en/committees/{slug}")), shown.Where(e => e.StartsWith(slug + " ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task All_of_a_kind_of_gaps_are_on_pages_of_their_own()
    {
        var gaps = (await visitor.Open("/en/gaps")).Is(HttpStatusCode.OK);
        var counted = int.Parse(gaps.Select("ul.counts a[href$='no-lead'] b").Single().TextContent, System.Globalization.CultureInfo.InvariantCulture);
        var found = new List<string>();
        for (var page = await visitor.Open("/en/gaps?kind=no-lead"); ; page = await page.Follow("Next page"))
        {
            found.AddRange(page.Select("li[data-gap='no-lead'] > a").Select(a => a.GetAttribute("href")!));
            Assert.Empty(page.Select("[data-gap='names']"));
            if (page.Select("nav.pages a[rel=next]").Count == 0)
                break;
        }

        Assert.Equal(counted, found.Distinct().Count());
        Assert.Equal(found.Count, found.Distinct().Count());
    }

    [Fact]
    public async Task The_site_map_is_an_index_of_files_that_list_every_page_once()
    {
        var index = XDocument.Parse((await visitor.Open("/sitemap.xml")).Is(HttpStatusCode.OK).Html);
        Assert.Equal("sitemapindex", index.Root!.Name.LocalName);
        var addresses = new List<string>();
        foreach (var file in index.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).PathAndQuery))
        {
            var listed = XDocument.Parse((await visitor.Open(file)).Is(HttpStatusCode.OK).Html).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value).ToList();
            Assert.InRange(listed.Count, 1, 10_000);
            addresses.AddRange(listed);
        }

        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        Assert.Equal(4, addresses.Count(a => a.EndsWith("/changes/3000", StringComparison.Ordinal)));
        Assert.Equal(4, addresses.Count(a => a.EndsWith("/committees/labor-mobility", StringComparison.Ordinal)));
        (await visitor.Open("/sitemap-99.xml")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_membership_is_in_the_file_once()
    {
        var file = await (await visitor.Get("/data/memberships.csv")).Content.ReadAsStringAsync();
        var ids = Regex.Matches(file, "^[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.Multiline).Select(m => m.Value).ToList();

        Assert.InRange(ids.Count, 1_500, 30_000);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    private async Task<HashSet<string>> SlugsOfPillar(string pillar)
    {
        var slugs = new HashSet<string>();
        for (var page = await visitor.Open($"/en/pillars/{pillar}"); ; page = await page.Follow("Next page"))
        {
            foreach (var link in page.Is(HttpStatusCode.OK).Select("article.entry h2 a"))
                Assert.True(slugs.Add(link.GetAttribute("href")!));
            if (page.Select("nav.pages a[rel=next]").Count == 0)
                return slugs;
        }
    }

    private static List<string> Entries(Page page) =>
        [.. page.Select("main [data-role][data-country]").Select(e => $"{e.GetAttribute("data-committee")} {e.GetAttribute("data-country")} {e.GetAttribute("data-role")}").Distinct().Order(StringComparer.Ordinal)];
}
