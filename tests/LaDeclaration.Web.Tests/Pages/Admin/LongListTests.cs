using System.Net;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Tests.Pages.Admin;

/// <summary>Lists for staff that are too long for one page.</summary>
public sealed class LongListTests(LargeRegister register) : IClassFixture<LargeRegister>
{
    private readonly Site site = register.Site;

    [Fact]
    public async Task Of_too_many_committees_a_pillar_is_chosen_first()
    {
        var page = (await (await site.Editor()).Open("/en/admin/committees?draft=9")).Is(HttpStatusCode.OK);

        Assert.Empty(page.Select("main table"));
        Assert.Contains(page.Texts("nav li"), text => text.StartsWith("Pillar 3", StringComparison.Ordinal) && text.EndsWith("49 committees", StringComparison.Ordinal));
        var link = page.Select("main nav a").Single(a => a.GetAttribute("href")!.Contains("pillar=3", StringComparison.Ordinal));

        var first = (await page.Browser.Open(link.GetAttribute("href")!)).Is(HttpStatusCode.OK);
        Assert.Equal("/en/admin/committees?draft=9&pillar=3", first.Address);
        Assert.Equal(40, first.Select("tbody tr").Count);
        Assert.Equal(["Pillar 3"], first.Texts("h2 .pillar-no"));
        Assert.All(first.Select("tbody a"), a => Assert.EndsWith("?draft=9", a.GetAttribute("href"), StringComparison.Ordinal));
        var second = await first.Follow("Next page");
        Assert.Equal("/en/admin/committees?draft=9&pillar=3&page=2", second.Address);
        Assert.Equal((9, "Page 2 of 2"), (second.Select("tbody tr").Count, second.Texts("nav.pages p").Single()));
        Assert.Contains("145 since 1 January 2023", second.Texts("tbody tr")[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("topic 07", "Topic 07")]
    [InlineData("TOPIC-07", "Topic 07")]
    [InlineData("movilidad laboral", "Labor Mobility")]
    public async Task A_committee_is_found_by_a_part_of_its_name_or_key(string typed, string name)
    {
        var page = await (await (await site.Editor()).Open("/en/admin/committees?draft=9")).Form("form.search").Fill("q", typed).Submit();

        Assert.Equal([name], page.Is(HttpStatusCode.OK).Texts("tbody th a"));
        Assert.Equal(typed, page.Form("form.search")["q"]);
        Assert.Equal("9", page.Form("form.search")["draft"]);
    }

    [Fact]
    public async Task What_is_not_found_is_said()
    {
        var page = (await (await site.Editor()).Open("/en/admin/sources?q=no+such+thing")).Is(HttpStatusCode.OK);

        Assert.Contains("Nothing found for “no such thing”.", page.Text);
        Assert.Empty(page.Select("tbody tr"));
    }

    [Fact]
    public async Task Countries_come_in_pages_by_name()
    {
        var editor = await site.Editor();
        var pages = new List<Page>();
        foreach (var number in new[] { 1, 2, 3 })
            pages.Add((await editor.Open($"/en/admin/countries?page={number}")).Is(HttpStatusCode.OK));

        Assert.Equal([30, 30, 5], pages.Select(p => p.Select("tbody tr").Count));
        var names = pages.SelectMany(p => p.Texts("tbody th a")).ToList();
        Assert.Equal(names.Order(StringComparer.Create(new("en"), ignoreCase: true)), names);
        Assert.Contains("FR since 1 January 2023 45", pages.SelectMany(p => p.Texts("tbody tr")).Single(text => text.StartsWith("France", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(["France"], (await editor.Open("/en/admin/countries?q=fran")).Texts("tbody th a"));
    }

    [Fact]
    public async Task Sources_come_in_pages_newest_first_with_how_often_each_is_cited()
    {
        var editor = await site.Editor();

        var first = await editor.Open("/en/admin/sources");
        Assert.Equal((25, "Letter 70"), (first.Select("tbody tr").Count, first.Texts("tbody th")[0]));
        var lima = Assert.Single((await editor.Open("/en/admin/sources?q=lima")).Select("tbody tr"), row => row.QuerySelector("code")!.TextContent == "lima");
        await using var db = site.Database();
        var citing = db.Statements.Where(s => s.SupersededIn == null).AsEnumerable().Count(s => s.Sources.Contains("lima"));
        Assert.Equal($"{citing}", Page.TextOf(lima.QuerySelector("td.num")!));
    }

    [Theory]
    [InlineData("committees?pillar=9")]
    [InlineData("committees?pillar=3&page=3")]
    [InlineData("countries?page=4")]
    [InlineData("sources?page=0")]
    [InlineData("sources?page=x")]
    [InlineData("staff?page=2")]
    [InlineData("unconfirmed?page=9")]
    [InlineData("queue?page=2")]
    [InlineData("change-sets?part=drafts&page=2")]
    [InlineData("matrix?pillar=9")]
    [InlineData("matrix?pillar=3&page=9")]
    [InlineData("committees/topic-01/memberships?page=9")]
    [InlineData("countries/fr/memberships?page=9")]
    public async Task A_page_that_there_is_not_is_not_found(string address) =>
        (await (await site.Administrator()).Open("/en/admin/" + address)).Is(HttpStatusCode.NotFound);

    [Fact]
    public async Task What_is_long_unconfirmed_comes_in_pages_country_by_country()
    {
        var editor = await site.Editor();
        var first = await editor.Open("/en/admin/unconfirmed");
        var (second, third) = (await first.Follow("Next page"), await editor.Open("/en/admin/unconfirmed?page=3"));

        Assert.Equal([50, 50, 11], new[] { first, second, third }.Select(p => p.Select(".due li").Count));
        Assert.Equal(111, new[] { first, second, third }.SelectMany(p => p.Select(".due a").Select(a => a.GetAttribute("href"))).Distinct().Count());
        var countries = new[] { first, second, third }.SelectMany(p => p.Texts("main h2")).Distinct().ToList();
        Assert.Equal(countries.Order(StringComparer.Create(new("en"), ignoreCase: true)), countries);
        Assert.Contains("111 entries not confirmed for a year", (await editor.Open("/en/admin")).Text);
    }

    [Fact]
    public async Task A_delegates_home_shows_the_first_of_many_roles_and_says_how_many_there_are()
    {
        var page = (await (await site.Delegate("FR")).Open("/en/admin")).Is(HttpStatusCode.OK);

        Assert.Equal(40, page.Select(".holdings > li").Count);
        Assert.Contains(page.Texts("main a"), text => text == "and 5 more");
    }

    [Fact]
    public async Task Ending_an_endorsement_names_the_first_of_many_memberships_and_ends_all()
    {
        var form = (await (await site.Editor()).Open("/en/admin/countries/fr/endorsement")).Is(HttpStatusCode.OK);

        Assert.Equal(45, form.Select("fieldset li").Count);
        var draft = await form.Form("main form").Check("EndMemberships").Fill("Evidence.Date", "2026-01-01").Fill("Evidence.Source", "letter-70").Fill("Evidence.Reason", "As the letter says.").Preview();
        Assert.Equal(46, draft.Select(".changes > li").Count);
    }

    [Fact]
    public async Task A_letter_about_too_many_entries_says_how_many_more_there_are()
    {
        var member = await site.AddStaff("reminded@example.org", StaffRole.Editor);
        await using (var db = site.Database())
        {
            db.Letters.Add(LaDeclaration.Register.Mail.Letter.To(member.Id, LaDeclaration.Register.Mail.LetterKind.Unconfirmed, site.Clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync();
        }

        var letter = Assert.Single(await site.Mail("reminded@example.org"));

        Assert.Equal(100, letter.TextBody!.Split('\n').Count(line => line.StartsWith("– ", StringComparison.Ordinal)));
        Assert.Contains("and 11 more", letter.TextBody, StringComparison.Ordinal);
    }
}
