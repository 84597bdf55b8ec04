using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;

namespace LaDeclaration.Web.Tests;

/// <summary>Every address of the site map, in every language, and everything it links to inside the site.</summary>
public sealed partial class SiteWalkTests(SiteWalkTests.Walk walk) : IClassFixture<SiteWalkTests.Walk>
{
    [Fact]
    public void The_site_map_names_every_page_in_every_language()
    {
        // Thirteen fixed pages, 4 pillars, 11 committees, 21 countries and 2 revisions, in four languages.
        Assert.Equal((13 + 4 + 11 + 21 + 2) * 4, walk.Pages.Count);
        Assert.All(PublicAddresses.OneOfEach, kind => Assert.Contains(kind, walk.Pages.Keys));
    }

    [Fact]
    public void Every_page_answers() => None(page => page.Status == HttpStatusCode.OK ? [] : [$"{page.Status}"]);

    [Fact]
    public void Every_link_inside_the_site_leads_somewhere() =>
        None(page => LinksOf(page).Where(link => walk.Linked[Bare(link)].Status != HttpStatusCode.OK).Select(link => $"{link} {walk.Linked[Bare(link)].Status}"));

    [Fact]
    public void Every_fragment_is_there() => None(page => LinksOf(page)
        .Where(link => link.Contains('#') && walk.Linked[Bare(link)].Document.GetElementById(Uri.UnescapeDataString(link.Split('#')[1])) is null));

    [Fact]
    public void No_title_stands_twice_in_a_language()
    {
        var twice = walk.Pages.GroupBy(p => (Language: LanguageOf(p.Key), p.Value.Title)).Where(g => g.Count() > 1);

        Faults.None(twice.Select(g => $"{g.Key.Title}: {string.Join(", ", g.Select(p => p.Key))}"));
    }

    [Fact]
    public void Every_page_has_one_heading_and_says_its_language() => None(page =>
    [
        .. page.Select("h1").Count == 1 ? Array.Empty<string>() : [$"{page.Select("h1").Count} h1"],
        .. page.Document.DocumentElement.GetAttribute("lang") == LanguageOf(page.Address) ? Array.Empty<string>() : ["lang"],
        .. page.Select("main").Count == 1 ? Array.Empty<string>() : ["main"],
    ]);

    [Fact]
    public void No_id_stands_twice() =>
        None(page => page.Select("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => $"#{g.Key}"));

    [Fact]
    public void No_field_cuts_what_is_pasted() => None(page => page.Select("[maxlength]").Select(field => field.OuterHtml));

    [Fact]
    public void Nothing_of_the_workings_shows() => None(Workings);

    [Fact]
    public void Main_says_revision_and_date() => None(page =>
        page.One("main") is var main && main.GetAttribute("data-revision") == "2" && main.GetAttribute("data-on") == "2026-11-23" ? [] : ["marks"]);

    /// <summary>Keys without words, gaps that were not filled, names of classes.</summary>
    internal static IEnumerable<string> Workings(Page page)
    {
        var shown = page.Document.All.SelectMany(e => e.Attributes)
            .Where(a => a.Name is "aria-label" or "title" or "alt" or "content" or "placeholder" || a.Name.StartsWith("data-", StringComparison.Ordinal))
            .Select(a => a.Value)
            .Append(page.Title)
            .Append(Page.TextOf(page.Document.Body!));
        return shown.SelectMany(text => Raw().Matches(text)).Select(m => m.Value).Distinct();
    }

    private static IEnumerable<string> LinksOf(Page page) =>
        page.Select("a[href], link[href], script[src], img[src]")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
            .Where(link => !link.StartsWith("mailto:", StringComparison.Ordinal))
            .Select(link => link.Replace("http://localhost", "", StringComparison.Ordinal))
            .Where(link => !link.Contains("://", StringComparison.Ordinal))
            .Select(link => page.Resolve(link) + (link.Contains('#') ? "#" + link.Split('#')[1] : ""))
            .Distinct();

    private static string Bare(string link) => link.Split('#')[0];

    private static string LanguageOf(string address) => address.Split('/', '?')[1];

    private void None(Func<Page, IEnumerable<string>> faults) =>
        Faults.None(walk.Pages.SelectMany(p => faults(p.Value).Select(fault => $"{p.Key}: {fault}")));

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+_[A-Za-z]\w*|\{\d+\}|\b(System|Microsoft|LaDeclaration)\.[A-Z]\w+")]
    private static partial Regex Raw();

    public sealed class Walk : IAsyncLifetime
    {
        public Dictionary<string, Page> Pages { get; } = [];

        /// <summary>What the pages link to, without fragments.</summary>
        public Dictionary<string, Page> Linked { get; } = [];

        public async Task InitializeAsync()
        {
            await using var site = await Site.Started();
            var browser = site.Visitor();
            var map = XDocument.Parse((await browser.Open("/sitemap.xml")).Html);
            foreach (var place in map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).PathAndQuery))
                Linked[place] = Pages[place] = await browser.Open(place);
            foreach (var link in Pages.Values.SelectMany(LinksOf).Select(Bare).Distinct().Where(link => !Linked.ContainsKey(link)))
                Linked[link] = await browser.Open(link);
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
