namespace LaDeclaration.Web.Tests.Pages.Admin.Committees;

public sealed class AddTests
{
    private const string Address = "/en/admin/committees/new";

    [Fact]
    public async Task A_committee_gets_its_key_from_its_name_and_the_last_place()
    {
        await using var site = await Site.Started();

        var review = await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Names.Name.Text[en]", "Early Warning & Data").Fill("Names.Name.Text[es]", "Alerta temprana").Fill("Names.Description.Text[en]", "Shares what is seen.")
            .Fill("Place.Pillar", "2").Because("2025-03-01").Preview();
        Assert.Contains("Committee Early Warning & Data, in pillar 2, from 1 March 2025", review.Text);
        await review.Publish();

        Assert.Contains("Shares what is seen.", (await site.Visitor().Open("/en/committees/early-warning-data")).Text);
        Assert.Contains("Alerta temprana", (await site.Visitor().Open("/es/pillars/2")).Text);
        Assert.Contains("None listed", (await site.Visitor().Open("/en/committees/early-warning-data")).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Early Warning", "Use lowercase letters, digits and single hyphens, up to 60 characters. The word “new” is not allowed.")]
    [InlineData("new", "Use lowercase letters, digits and single hyphens, up to 60 characters. The word “new” is not allowed.")]
    [InlineData("labor-mobility", "“labor-mobility” has already been used. A short name cannot be used again for another committee.")]
    public async Task A_key_that_is_malformed_or_used_is_refused(string slug, string sentence)
    {
        await using var site = await Site.Started();

        var page = await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Names.Name.Text[en]", "Early Warning").Fill("Slug", slug).Fill("Place.Pillar", "2").Because("2025-03-01").IsRefused(sentence);

        page.Form().Holds(("Slug", slug), ("Names.Name.Text[en]", "Early Warning"), ("Place.Pillar", "2"));
    }

    [Fact]
    public async Task A_place_that_is_taken_is_refused_with_the_name_of_who_has_it()
    {
        await using var site = await Site.Started();

        var page = await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Names.Name.Text[en]", "Early Warning").Fill("Place.Pillar", "2").Fill("Place.Order", "1").Because("2025-03-01")
            .IsRefused("“Labor Mobility” already has that position. Leave the field empty for the last position, or reorder the pillar later.");

        page.Form().Holds(("Place.Order", "1"));
    }

    [Fact]
    public async Task A_pillar_is_needed()
    {
        await using var site = await Site.Started();

        await (await (await site.Editor()).Open(Address)).Form().Fill("Names.Name.Text[en]", "Early Warning").Because("2025-03-01").IsRefused("Choose the pillar.");
    }

    [Fact]
    public async Task A_draft_leads_back_to_the_form_and_the_key_may_still_be_mended()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        var review = await (await editor.Open(Address)).Form()
            .Fill("Names.Name.Text[en]", "Early Warning").Fill("Slug", "erly-warning").Fill("Place.Pillar", "2").Because("2025-03-01").Preview();

        var again = (await review.Follow("Change this proposal: Committee Early Warning, in pillar 2")).Form()
            .Holds(("Slug", "erly-warning"), ("Place.Pillar", "2"), ("Place.Order", "5"), ("Evidence.Date", "2025-03-01"));
        var mended = await again.Fill("Slug", "early-warning").Preview();

        Assert.Single(mended.Select(".changes > li"));
        await mended.Publish();
        (await site.Visitor().Open("/en/committees/early-warning")).Is(System.Net.HttpStatusCode.OK);
    }
}
