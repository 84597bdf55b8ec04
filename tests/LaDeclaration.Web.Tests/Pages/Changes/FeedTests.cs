using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LaDeclaration.Register.ChangeSets;

namespace LaDeclaration.Web.Tests.Pages.Changes;

/// <summary>Every feed keeps the rules of RFC 4287, is as fresh as a page, and is found from the page it belongs to.</summary>
public sealed partial class FeedTests(Site site) : IClassFixture<Site>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    // Section 4: what may stand in a feed and in an entry, and how often at most.
    private static readonly string[] FeedOnce = ["generator", "icon", "id", "logo", "rights", "subtitle", "title", "updated"];
    private static readonly string[] EntryOnce = ["content", "id", "published", "rights", "source", "summary", "title", "updated"];
    private static readonly string[] Often = ["author", "category", "contributor", "link"];

    public static TheoryData<string> Feeds =>
    [
        "/en/changes.atom", "/es/changes.atom", "/pt/pillars/4/changes.atom", "/fr/committees/labor-mobility/changes.atom", "/en/countries/mx/changes.atom",
    ];

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task Feed_and_entries_have_what_the_standard_asks_for(string address)
    {
        var feed = await Read(address);

        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal(address[1..3], feed.Attribute(XNamespace.Xml + "lang")?.Value);
        Assert.Equal("LaDeclaration", feed.Elements(Atom + "author").Elements(Atom + "name").Single().Value);
        Faults.None(Faulty(feed, FeedOnce, [.. Often, "entry"]).Concat(feed.Elements(Atom + "entry").SelectMany(e => Faulty(e, EntryOnce, Often))));
        Assert.NotEmpty(feed.Elements(Atom + "entry"));
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task Ids_are_permanent_absolute_and_stand_once(string address)
    {
        var ids = (await Read(address)).DescendantsAndSelf().Elements(Atom + "id").Select(i => i.Value).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches(@"^tag:localhost,2022-06-10:(en|es|pt|fr)/[a-z0-9/.-]+$", id));
        Assert.Equal(ids, (await Read(address + "?known=2&utm_source=x")).DescendantsAndSelf().Elements(Atom + "id").Select(i => i.Value));
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task Links_say_what_they_are_and_lead_there(string address)
    {
        var feed = await Read(address);
        var own = feed.Elements(Atom + "link").ToLookup(l => l.Attribute("rel")!.Value);

        Assert.Equal("http://localhost" + address, own["self"].Single().Attribute("href")!.Value);
        Assert.Equal("application/atom+xml", own["self"].Single().Attribute("type")!.Value);
        Assert.Equal("text/html", own["alternate"].Single().Attribute("type")!.Value);
        Assert.All(feed.Descendants(Atom + "entry"), e => Assert.Single(e.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "alternate"));
        Assert.All(feed.Descendants(Atom + "link"), l => Assert.True(Uri.IsWellFormedUriString(l.Attribute("href")!.Value, UriKind.Absolute), l.ToString()));
        foreach (var link in feed.Descendants(Atom + "link").Where(l => l.Attribute("rel")!.Value == "alternate").Select(l => new Uri(l.Attribute("href")!.Value)))
            (await site.Visitor().Open(link.PathAndQuery)).Is(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task The_content_is_xhtml_sentences_with_their_sources(string address)
    {
        foreach (var content in (await Read(address)).Descendants(Atom + "content"))
        {
            Assert.Equal("xhtml", content.Attribute("type")!.Value);
            var div = Assert.Single(content.Elements());
            Assert.Equal(Xhtml + "div", div.Name);
            Assert.All(div.Descendants(), e => Assert.Equal(Xhtml, e.Name.Namespace));
            Assert.NotEmpty(div.Descendants(Xhtml + "li"));
            Assert.All(div.Descendants(Xhtml + "a"), a => Assert.StartsWith("http://localhost/", a.Attribute("href")!.Value));
        }
    }

    [Fact]
    public async Task A_new_revision_is_the_newest_entry_where_it_belongs_and_nowhere_else()
    {
        await using var own = await Site.Started();
        var before = await own.Visitor().Get("/en/countries/cl/changes.atom");
        own.Clock.Advance(TimeSpan.FromHours(1));
        await own.Publish(Change.Add(Rows.Source("note")), Change.Add(Rows.Membership("CL", "labor-mobility", source: "note")));

        var chile = await Read("/en/countries/cl/changes.atom", own);

        Assert.Equal("Revision 3: 1 entry added", chile.Element(Atom + "entry")!.Element(Atom + "title")!.Value);
        Assert.Equal("2026-11-23T13:00:00Z", chile.Element(Atom + "updated")!.Value);
        Assert.Contains("Chile, participant in Labor Mobility, from 1 March 2025", chile.Element(Atom + "entry")!.Value.Replace('\u00a0', ' '));
        Assert.Contains(chile.Element(Atom + "entry")!.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "via" && l.Attribute("href")!.Value == "https://example.org/note");
        Assert.Equal(3, (await Read("/en/changes.atom", own)).Elements(Atom + "entry").Count());
        Assert.Single((await Read("/en/countries/jm/changes.atom", own)).Elements(Atom + "entry"));
        Assert.Equal(HttpStatusCode.OK, (await own.Visitor().Get("/en/countries/cl/changes.atom", $"If-None-Match: {before.Headers.ETag}")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task It_is_as_fresh_as_a_page(string address)
    {
        var answer = await site.Visitor().Get(address);

        Assert.Equal("application/atom+xml; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Matches("^W/\"[0-9A-F]{16}-2-20261123\"$", answer.Headers.ETag!.ToString());
        Assert.Equal(address[1..3], answer.Content.Headers.ContentLanguage.Single());
        Assert.Equal(HttpStatusCode.NotModified, (await site.Visitor().Get(address, $"If-None-Match: {answer.Headers.ETag}")).StatusCode);
        Assert.Empty(await site.Commands.During(async () => await site.Visitor().Get(address)));
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor().Send(new HttpRequestMessage(HttpMethod.Head, address))).StatusCode);
    }

    [Theory]
    [InlineData("/en/pillars/5/changes.atom")]
    [InlineData("/en/committees/nowhere/changes.atom")]
    [InlineData("/en/countries/zz/changes.atom")]
    [InlineData("/en/committees/labor-mobility/changes.atom?known=1")]
    [InlineData("/xx/changes.atom")]
    public async Task A_noun_that_the_register_does_not_know_has_none(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor().Get(address)).StatusCode);

    [Fact]
    public async Task A_bad_clock_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Visitor().Get("/en/changes.atom?known=9")).StatusCode);

    [Theory]
    [InlineData("/en", "/en/changes.atom")]
    [InlineData("/en/changes", "/en/changes.atom")]
    [InlineData("/fr/pillars/1", "/fr/pillars/1/changes.atom")]
    [InlineData("/en/committees/labor-mobility", "/en/committees/labor-mobility/changes.atom")]
    [InlineData("/es/countries/mx", "/es/countries/mx/changes.atom")]
    public async Task Its_page_leads_to_it_for_programs_and_for_people(string address, string feed)
    {
        var page = await site.Visitor().Open(address);

        Assert.Equal(feed, page.One("head link[rel=alternate][type='application/atom+xml']").GetAttribute("href"));
        Assert.Equal(feed, page.One("main a[type='application/atom+xml']").GetAttribute("href"));
    }

    private async Task<XElement> Read(string address, Site? of = null) => XDocument.Parse((await (of ?? site).Visitor().Open(address)).Is(HttpStatusCode.OK).Html).Root!;

    private static IEnumerable<string> Faulty(XElement container, string[] once, string[] often)
    {
        foreach (var required in new[] { "id", "title", "updated" })
            if (container.Elements(Atom + required).Count() != 1 || container.Element(Atom + required)!.Value.Length == 0)
                yield return $"{container.Name.LocalName}: {required}";
        foreach (var group in container.Elements().GroupBy(e => e.Name))
            if (group.Key.Namespace != Atom || !(often.Contains(group.Key.LocalName) || (once.Contains(group.Key.LocalName) && group.Count() == 1)))
                yield return $"{container.Name.LocalName}: {group.Count()} {group.Key}";
        foreach (var date in container.Elements().Where(e => e.Name.LocalName is "updated" or "published"))
            if (!Rfc3339().IsMatch(date.Value))
                yield return date.ToString();
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Rfc3339();
}
