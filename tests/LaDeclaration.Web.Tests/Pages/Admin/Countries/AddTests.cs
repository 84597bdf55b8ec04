using System.Net;

namespace LaDeclaration.Web.Tests.Pages.Admin.Countries;

public sealed class AddTests
{
    private const string Address = "/en/admin/countries/new";

    [Fact]
    public async Task A_country_and_its_endorsement_come_in_one_change_set()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();

        var review = await (await editor.Open(Address)).Form()
            .Fill("Code", "sr").Fill("Names.Name.Text[en]", "Suriname").Check("Names.Name.Official[en]").Fill("Names.Name.Text[es]", "Surinam")
            .Because("2025-03-01").Preview();
        Assert.Contains("Added: Suriname, name of the country, from 1 March 2025", review.Text);
        Assert.Contains("Added: Suriname, endorsement of the Declaration, from 1 March 2025", review.Text);
        await review.Publish();

        Assert.Contains("Endorses the Los Angeles Declaration. Since 1 March 2025", (await site.Visitor().Open("/en/countries/sr")).Is(HttpStatusCode.OK).Text);
        Assert.Equal("Surinam* (traducción no oficial)", (await site.Visitor().Open("/es/countries/sr")).One("h1").TextContent);
        Assert.Equal("Suriname", (await site.Visitor().Open("/fr/countries/sr")).One("h1 [lang=en]").TextContent);
    }

    [Fact]
    public async Task A_country_may_come_without_an_endorsement()
    {
        await using var site = await Site.Started();

        var review = await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Code", "SR").Fill("Names.Name.Text[en]", "Suriname").Uncheck("Endorses").Because("2025-03-01").Preview();

        Assert.Single(review.Select(".changes > li"));
        Assert.DoesNotContain("endorsement of the Declaration", review.Text);
    }

    [Theory]
    [InlineData("QQ", "Enter a two-letter country code from ISO 3166-1 alpha-2.")]
    [InlineData("mx", "The register already has MX. Edit it there.")]
    public async Task A_code_that_is_none_or_known_is_refused(string code, string sentence)
    {
        await using var site = await Site.Started();

        var page = await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Code", code).Fill("Names.Name.Text[en]", "Somewhere").Uncheck("Endorses").Because("2025-03-01").IsRefused(sentence);

        page.Form().Holds(("Code", code), ("Names.Name.Text[en]", "Somewhere"), ("Endorses", null), ("Evidence.Source", "lima"));
    }

    [Fact]
    public async Task An_English_name_is_needed()
    {
        await using var site = await Site.Started();

        var page = await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Code", "SR").Fill("Names.Name.Text[es]", "Surinam").Check("Names.Name.Official[es]").Because("2025-03-01")
            .IsRefused("Enter the name in English. It is shown in every language that has no name of its own.");

        Assert.Equal("Surinam", page.Form()["Names.Name.Text[es]"]);
        Assert.Equal("true", page.Form()["Names.Name.Official[es]"]);
        Assert.Equal("es", page.One("[name='Names.Name.Text[es]']").GetAttribute("lang"));
    }

    [Fact]
    public async Task A_draft_leads_back_to_the_form_that_filled_it()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        var review = await (await editor.Open(Address)).Form().Fill("Code", "SR").Fill("Names.Name.Text[en]", "Surinam").Because("2025-03-01").Preview();

        var again = (await review.Follow("Change this proposal: Surinam, name of the country")).Form()
            .Holds(("Code", "SR"), ("Names.Name.Text[en]", "Surinam"), ("Evidence.Date", "2025-03-01"), ("Evidence.Source", "lima"));
        var mended = await again.Fill("Names.Name.Text[en]", "Suriname").Preview();

        Assert.Equal(review.Address, mended.Address);
        Assert.Equal(2, mended.Select(".changes > li").Count);
        Assert.Contains("Suriname, name of the country, from 1 March 2025", mended.Text);
    }
}
