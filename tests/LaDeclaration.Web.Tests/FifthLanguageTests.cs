using System.Net;
using System.Xml.Linq;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests;

/// <summary>Another language takes two resource files, one line of settings and data; and no page says a word that is not in them.</summary>
public sealed class FifthLanguageTests
{
    [Fact]
    public async Task Every_public_page_speaks_it()
    {
        await using var site = await FifthLanguage.Site();
        var visitor = site.Visitor();
        var map = XDocument.Parse((await visitor.Open("/sitemap.xml")).Html);
        var addresses = map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath).Where(path => path.Split('/')[1] == FifthLanguage.Tag).ToList();
        Assert.InRange(addresses.Count, 46, 80);

        await Speaks(visitor, [.. addresses, "/nl?on=2023-06-23&known=1", "/nl/committees/labor-mobility?on=2022-07-01", "/nl?on=2020-01-01"], HttpStatusCode.OK);
        await Speaks(visitor, ["/nl/nowhere"], HttpStatusCode.NotFound);
        await Speaks(visitor, ["/nl?on=x", "/nl/changes?known=99"], HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task So_does_every_page_of_staff_and_every_letter()
    {
        await using var site = await FifthLanguage.Site();
        await Speaks(site.Visitor(), ["/nl/account/sign-in", "/nl/account/forgotten"], HttpStatusCode.OK);
        var administrator = await site.Administrator();

        var data = await FifthLanguage.Data(site);
        var pages = await StaffWalkTests.Walk(administrator, FifthLanguage.Tag);
        Faults.None(pages.Where(p => p.Value.Header("Content-Type")!.StartsWith("text/html", StringComparison.Ordinal))
            .SelectMany(p => FifthLanguage.Unmarked(p.Value, data).Select(said => $"{p.Key}: {said}")));
    }

    [Fact]
    public async Task A_name_in_another_language_says_which_wherever_it_stands()
    {
        await using var site = await FifthLanguage.Site();
        await using var db = site.Database();
        var names = (await db.Set<Details>().ToListAsync()).Select(d => d.Name.In(FifthLanguage.Tag).Text).Distinct().ToList();
        Assert.Contains("Mexico", names);
        var visitor = site.Visitor();
        var pages = new Dictionary<string, Page>();
        foreach (var address in PublicAddresses.OneOfEach.Select(path => path[3..]).Concat(PublicAddresses.Asked).Select(path => $"/{FifthLanguage.Tag}{path}"))
            pages[address] = await visitor.Open(address);
        foreach (var (address, page) in await StaffWalkTests.Walk(await site.Administrator(), FifthLanguage.Tag))
            pages[address] = page;
        var people = await db.Users.Select(u => u.DisplayName).ToListAsync();

        Faults.None(pages.Where(p => p.Value.Header("Content-Type")!.StartsWith("text/html", StringComparison.Ordinal))
            .SelectMany(p => FifthLanguage.Unspoken(p.Value, names, people).Select(said => $"{p.Key}: {said}")));
    }

    [Fact]
    public async Task Names_given_in_it_are_shown_and_all_others_in_English_say_so()
    {
        await using var site = await FifthLanguage.Site();
        var labour = await site.Standing<CommitteeDetails>(c => c.Committee == "labor-mobility");
        var name = new LocalizedText([.. labour.Name.Wordings, new("nl", new Wording("Arbeidsmobiliteit", false))]);
        await site.Publish(Change.Correct(labour, labour with { Name = name }));

        var page = await site.Visitor().Open("/nl/committees/labor-mobility");

        Assert.StartsWith("Arbeidsmobiliteit", Page.TextOf(page.One("h1")));
        Assert.Empty(page.Select("h1 [lang]"));
        Assert.Equal("Mexico", Page.TextOf(page.One("[data-country=MX]")));
        Assert.Equal("en", page.One("[data-country=MX]").GetAttribute("lang"));
        Assert.Contains("[en]", Page.TextOf(page.One(".footnotes")));
        Assert.Contains("nl", page.Header("Content-Language"));
        Assert.Contains("nl", (await site.Visitor().Open("/en")).Select("link[rel=alternate]").Select(l => l.GetAttribute("hreflang")));
    }

    private static async Task Speaks(Browser visitor, IEnumerable<string> addresses, HttpStatusCode status)
    {
        var faults = new List<string>();
        foreach (var address in addresses)
            faults.AddRange(FifthLanguage.Unmarked((await visitor.Open(address)).Is(status)).Select(said => $"{address}: {said}"));
        Faults.None(faults.Distinct());
    }
}
