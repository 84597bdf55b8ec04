using System.Net;
using AngleSharp.Dom;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>What the register notices and does not refuse, each with what it rests on.</summary>
public sealed class GapsTests(Site seeded) : IClassFixture<Site>
{
    [Fact]
    public async Task The_statements_own_gaps_are_listed_with_source_and_date()
    {
        var page = (await seeded.Visitor().Open("/en/gaps")).Is(HttpStatusCode.OK);

        Assert.Equal(["Barbados", "Belize", "Brazil", "Jamaica"], page.Texts("[data-gap=no-committee] > a"));
        Assert.Equal(["Paraguay"], page.Texts("[data-gap=both-roles] > a"));
        Assert.Equal(["Pillar 4: Emergency Response"], page.Texts("[data-gap=no-committees] .name"));
        Assert.Contains("Every committee has a lead.", page.Text);
        Assert.All(page.Select("[data-gap]"), gap => Assert.NotNull(Basis(gap)?.QuerySelector("a[href*='/sources#']")));
        Assert.All(page.Select("[data-gap]"), gap => Assert.NotNull(Basis(gap)?.QuerySelector("time")));
    }

    [Fact]
    public async Task It_leads_with_how_many_there_are_of_each_kind()
    {
        var page = await seeded.Visitor().Open("/en/gaps");

        Assert.Equal(
            [
                "Committees without a lead: 0", "Endorsing countries in no committee: 4", "Both roles in one committee: 1", "Pillars without a committee: 1",
                "Roles not confirmed for a year: 51", "Names without an official translation: 15",
            ],
            page.Texts(".counts a"));
        Assert.Equal(page.Select("main h2").Select(h => "#" + h.Id), page.Select(".counts a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task What_no_source_of_the_past_year_confirms_is_marked_entry_by_entry()
    {
        await using var site = await Site.Started();
        var mexico = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        Assert.Equal(51, (await site.Visitor().Open("/en/gaps")).Memberships().Count);

        await site.Publish(Change.Add(Rows.Source("note", date: "2026-11")), Change.Confirm(mexico, ["note"]), Change.Add(Rows.Membership("CL", "labor-mobility", from: "2026-11-01")));

        var due = (await site.Visitor().Open("/en/gaps")).Memberships("[data-gap=unconfirmed]");
        Assert.Equal(50, due.Count);
        Assert.DoesNotContain("labor-mobility MX lead", due);
        Assert.DoesNotContain("labor-mobility CL participant", due);
        Assert.Contains("labor-mobility MX lead", (await site.Visitor().Open("/en/gaps?on=2028-01-01")).Memberships());
    }

    [Fact]
    public async Task At_first_everything_was_confirmed()
    {
        var page = await seeded.Visitor().Open("/en/gaps?on=2023-01-01");

        Assert.Empty(page.Select("[data-gap=unconfirmed]"));
        Assert.Contains("Every role was confirmed within the past year.", page.Text);
    }

    [Fact]
    public async Task A_committee_whose_lead_left_is_listed_from_that_day_on()
    {
        await using var site = await Site.Started();
        var mexico = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        await site.Publish(Change.End(mexico, Rows.Day("2024-07-01"), DateIs.On, []));

        Assert.Equal(["Labor Mobility"], (await site.Visitor().Open("/en/gaps")).Texts("[data-gap=no-lead] > a"));
        Assert.Empty((await site.Visitor().Open("/en/gaps?on=2024-06-30")).Select("[data-gap=no-lead]"));
        Assert.Empty((await site.Visitor().Open("/en/gaps?known=2")).Select("[data-gap=no-lead]"));
    }

    [Theory]
    [InlineData("en", "Return and Reintegration", "Spanish, Portuguese and French")]
    [InlineData("es", "Retorno y reintegración", "")]
    public async Task Names_without_an_official_translation_say_in_which_languages(string language, string name, string unofficial)
    {
        var rows = (await seeded.Visitor().Open($"/{language}/gaps")).Select("[data-gap=names]");

        Assert.Equal(15, rows.Count);
        Assert.Contains(rows, row => Page.TextOf(row.Children[0]).StartsWith(name, StringComparison.Ordinal) && Page.TextOf(row.Children[1]).StartsWith(unofficial, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_without_any_translation_is_listed_as_missing()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(new CountryDetails { Country = "DO", Name = LocalizedText.English("Dominican Republic"), From = Rows.Day("2025-01-01"), Sources = ["lima"] }));

        var row = (await site.Visitor().Open("/en/gaps")).Select("[data-gap=names]").Single(r => Page.TextOf(r.Children[0]) == "Dominican Republic");

        Assert.Equal("", Page.TextOf(row.Children[1]));
        Assert.Equal("Spanish, Portuguese and French", Page.TextOf(row.Children[2]));
        Assert.Equal(["No translation: Spanish, Portuguese and French"], (await (await site.Editor()).Open("/en/admin/countries")).Texts("tbody th .fine"));
    }

    [Fact]
    public async Task Words_that_others_are_translated_from_are_no_translation()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(new CountryDetails { Country = "DO", Name = LocalizedText.English("Dominican Republic", official: false), From = Rows.Day("2025-01-01"), Sources = ["lima"] }));

        var row = (await site.Visitor().Open("/fr/gaps")).Select("[data-gap=names]").Single(r => Page.TextOf(r.Children[0]).StartsWith("Dominican Republic", StringComparison.Ordinal));

        Assert.Contains("[en]", Page.TextOf(row.Children[0]));
        Assert.Equal("", Page.TextOf(row.Children[1]));
    }

    [Theory]
    [InlineData("en", "No translation: ")]
    [InlineData("fr", "Sans traduction\u00a0: ")]
    public async Task On_a_narrow_screen_each_cell_names_its_column_with_the_languages_own_colon(string language, string head) =>
        Assert.Equal(head, (await seeded.Visitor().Open($"/{language}/gaps")).Select("[data-gap=names] td")[1].GetAttribute("data-head"));

    [Fact]
    public async Task Before_the_first_day_there_is_nothing_to_miss()
    {
        var page = await seeded.Visitor().Open("/en/gaps?on=2020-01-01");

        Assert.Contains("The register has information from 10 June 2022 onward.", page.Text);
        Assert.Empty(page.Select("[data-gap], h2"));
    }

    [Fact]
    public async Task The_page_about_the_register_leads_there() =>
        Assert.NotEmpty((await seeded.Visitor().Open("/en/about")).Select("main a[href='/en/gaps']"));

    [Fact]
    public async Task The_editors_home_leads_there() =>
        Assert.Single((await (await seeded.Editor()).Open("/en/admin")).Select("main a[href='/en/gaps']"));

    /// <summary>The line with dates and sources in the entry itself, or the one above it that speaks of all entries below that heading.</summary>
    private static IElement? Basis(IElement gap)
    {
        if (gap.QuerySelector(".fine:has(time)") is { } own)
            return own;
        for (var at = gap; at is not null && at.TagName != "H2"; at = at.PreviousElementSibling ?? at.ParentElement)
        {
            if (!at.HasAttribute("data-gap") && at.QuerySelector("[data-gap]") is null && (at.ClassList.Contains("fine") ? at : at.QuerySelector(".fine")) is { } line && line.QuerySelector("time") is not null)
                return line;
        }
        return null;
    }
}
