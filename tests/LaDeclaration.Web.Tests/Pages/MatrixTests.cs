using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using LaDeclaration.Register.ChangeSets;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>The public matrix, sorted, filtered and turned into a list of committees.</summary>
public sealed class MatrixTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task It_is_sorted_by_name_unless_asked_otherwise()
    {
        var page = await Open("");

        Assert.Equal(page.Texts("tbody th"), page.Texts("tbody th").Order(StringComparer.InvariantCulture));
        Assert.Equal("ascending", page.One("thead th[aria-sort]").GetAttribute("aria-sort"));
        Assert.Equal(page.Texts("tbody th"), (await Open("?sort=name")).Texts("tbody th"));
    }

    [Fact]
    public async Task Sorted_by_number_of_roles_the_most_come_first_and_of_as_many_who_leads_more_then_by_name()
    {
        var page = await Open("?sort=roles");

        Assert.Equal(["El Salvador", "Haiti", "United States"], page.Texts("tbody th").Take(3).Order());
        Assert.Equal("El Salvador", page.Texts("tbody th")[0]);
        Assert.Equal(["Barbados", "Belize", "Brazil", "Jamaica"], page.Texts("tbody th").TakeLast(4));
        var counts = page.Select("tbody tr").Select(r => (Sum: Totals(r).Sum(), Leads: Totals(r)[0])).ToList();
        Assert.Equal(counts.OrderByDescending(c => c.Sum).ThenByDescending(c => c.Leads), counts);
        Assert.Equal("descending", page.One("thead th[aria-sort]").GetAttribute("aria-sort"));
    }

    [Theory]
    [InlineData("lead", 13, 13)]
    [InlineData("participant", 38, 37)]
    public async Task Filtered_by_role_it_shows_and_counts_that_role_alone(string role, int entries, int counted)
    {
        var page = await Open($"?role={role}");

        Assert.Equal((await Open("")).Memberships().Where(m => m.EndsWith(" " + role, StringComparison.Ordinal)), page.Memberships());
        Assert.Equal(entries, page.Memberships().Count);
        // Paraguay's second role in one committee is shown, and counted there as lead.
        Assert.Equal(counted, page.Select("tbody tr").Sum(r => Totals(r).Single()));
        Assert.Equal($"{counted}", page.Texts("tfoot td")[^1]);
        Assert.Equal(counted, page.Texts("tfoot td").SkipLast(1).Sum(n => int.Parse(n, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Its_foot_says_that_it_counts_roles_and_its_title_what_is_chosen()
    {
        Assert.Equal("Roles", Page.TextOf((await Open("")).One("tfoot th")));
        Assert.Equal("Countries and committees – By committee, Lead, Pillar 2 – Situation on 23 June 2023 – Los Angeles Declaration · Register of committees", (await Open("?by=committee&role=lead&pillar=2&on=2023-06-23")).Title);
    }

    [Fact]
    public async Task Filtered_by_pillar_it_has_the_columns_of_that_pillar_alone()
    {
        var page = await Open("?pillar=2");

        Assert.Equal(["Labor Mobility", "Investing in Asylum", "Refugee Resettlement", "Family Reunification and Alternative Migration Pathways"], page.Texts("thead th[scope=col] a"));
        Assert.Equal(["2"], page.Select("thead [data-pillar]").Select(h => h.GetAttribute("data-pillar")!));
        Assert.Equal(17, page.Memberships().Count);
        Assert.Equal(21, page.Select("tbody tr").Count);
    }

    [Fact]
    public async Task Over_a_single_column_stands_the_pillars_number_and_the_key_has_its_name()
    {
        await using var own = await Site.Started();
        await own.Close("integration-and-host-communities", "2026-01-01");
        await own.Close("temporary-protection", "2026-01-01");

        var page = await own.Visitor().Open("/en/matrix");

        Assert.Equal("Stability and Assistance for Communities", Page.TextOf(page.One("thead [data-pillar='1'] .hidden-text")));
        Assert.Equal("Pillar 1: Stability and Assistance for Communities", page.Texts(".key .of-head").Single());
        Assert.Empty((await Open("")).Select("thead [data-pillar] .hidden-text, .key .of-head"));
    }

    [Fact]
    public async Task A_pillar_without_committees_leaves_nothing_and_says_so()
    {
        var page = await Open("?pillar=4");

        Assert.Empty(page.Memberships());
        Assert.Contains("The register lists nothing that matches this selection on", page.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?by=committee&pillar=2")]
    [InlineData("?compare=MX,US")]
    public async Task Committees_that_nobody_is_in_are_shown_all_the_same(string query)
    {
        await using var own = await Site.Started();
        await using var db = own.Database();
        await own.Publish([.. (await db.Memberships.AsNoTracking().Where(m => m.SupersededIn == null).ToListAsync()).Select(Change.Retract)]);

        var page = (await own.Visitor().Open("/en/matrix" + query)).Is(HttpStatusCode.OK);

        Assert.Contains("Labor Mobility", page.Text);
        Assert.Empty(page.Memberships());
    }

    [Fact]
    public async Task By_committee_it_lists_committees_in_their_pillars_by_name_or_the_most_roles_first()
    {
        var named = await Open("?by=committee");
        var most = await Open("?by=committee&sort=roles");

        Assert.Empty(named.Select("table"));
        Assert.Equal(["Countering Human Smuggling and Trafficking", "Aligning Visa and travel Standards"], most.Texts("[data-pillar='3'] h3").Take(2));
        Assert.All(named.Select("section[data-pillar]"), pillar =>
            Assert.Equal(pillar.QuerySelectorAll("h3").Select(Page.TextOf).Order(StringComparer.InvariantCulture), pillar.QuerySelectorAll("h3").Select(Page.TextOf)));
        Assert.Equal(named.Memberships(), most.Memberships());
    }

    [Fact]
    public async Task By_committee_it_follows_role_and_pillar()
    {
        var page = await Open("?by=committee&role=lead&pillar=1");

        Assert.Equal(["integration-and-host-communities CL lead", "international-financing EC lead", "temporary-protection CO lead"], page.Memberships());
        Assert.DoesNotContain("Participant:", page.Text);
    }

    [Fact]
    public async Task Each_choice_keeps_the_others_and_the_clocks_and_says_which_holds()
    {
        var page = await Open("?by=committee&sort=roles&role=lead&pillar=2&on=2023-06-23&known=2");

        Assert.Equal(["By committee", "Number of roles", "Lead", "Pillar 2"], page.Texts(".choices [aria-current=true]"));
        var other = await page.Follow("Participant");
        Assert.Equal("/en/matrix?by=committee&pillar=2&sort=roles&role=participant&on=2023-06-23&known=2", other.Address);
        var back = await (await (await (await other.Follow("By country")).Follow("Name")).Follow("Both")).Follow("All");
        Assert.Equal("/en/matrix?on=2023-06-23&known=2", back.Address);
    }

    [Theory]
    [InlineData("sort=size", "“size” is not available here. Use one of these: sort=name, sort=roles.")]
    [InlineData("by=pillar", "“pillar” is not available here. Use one of these: by=country, by=committee.")]
    [InlineData("role=chair", "“chair” is not available here. Use one of these: role=lead, role=participant.")]
    [InlineData("role=lead&role=participant", "“lead,participant” is not available here.")]
    [InlineData("pillar=9", "“9” is not a pillar of this register.")]
    [InlineData("pillar=two", "“two” is not a pillar of this register.")]
    [InlineData("committee=nowhere", "“nowhere” is not a committee of this register.")]
    public async Task What_cannot_be_asked_is_refused_with_what_can(string query, string sentence)
    {
        Assert.Contains(sentence, (await site.Visitor().Open("/en/matrix?" + query)).Is(HttpStatusCode.BadRequest).Text);
        if (!query.StartsWith("sort", StringComparison.Ordinal) && !query.StartsWith("by", StringComparison.Ordinal))
            Assert.Contains(sentence, (await site.Visitor().Open("/en/map?" + query)).Is(HttpStatusCode.BadRequest).Text);
    }

    private static List<int> Totals(IElement row) => [.. row.QuerySelectorAll("td.num").Select(n => int.Parse(n.TextContent, CultureInfo.InvariantCulture))];

    private async Task<Page> Open(string query) => (await site.Visitor().Open("/en/matrix" + query)).Is(HttpStatusCode.OK);
}
