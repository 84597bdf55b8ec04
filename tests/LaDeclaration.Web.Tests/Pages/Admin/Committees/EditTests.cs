namespace LaDeclaration.Web.Tests.Pages.Admin.Committees;

public sealed class EditTests
{
    private const string Address = "/en/admin/committees/refugee-resettlement";

    [Fact]
    public async Task A_committee_renamed_on_a_day_has_both_names()
    {
        await using var site = await Site.Started();

        var review = await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Names.Name.Text[en]", "Resettlement").Check("Names.Name.Official[en]").Because("2025-03-01").Preview();
        Assert.Contains("Refugee Resettlement, renamed “Resettlement”, from 1 March 2025", review.Text);
        await review.Publish();

        Assert.Equal("Resettlement", (await site.Visitor().Open("/en/committees/refugee-resettlement")).One("h1").TextContent.Trim());
        Assert.Equal("Refugee Resettlement", (await site.Visitor().Open("/en/committees/refugee-resettlement?on=2025-02-28")).One("h1").TextContent.Trim());
    }

    [Fact]
    public async Task A_committee_moves_to_the_last_place_of_another_pillar()
    {
        await using var site = await Site.Started();
        var members = (await site.Visitor().Open("/en/committees/refugee-resettlement")).Memberships();

        var review = await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Place.Pillar", "1").Fill("Place.Order", "").Because("2025-03-01").Preview();
        Assert.Contains("moved from pillar 2 to pillar 1, from 1 March 2025", review.Text);
        await review.Publish();

        Assert.Contains("Refugee Resettlement", (await site.Visitor().Open("/en/pillars/1")).Texts("article h2, article h3"));
        Assert.Contains("Refugee Resettlement", (await site.Visitor().Open("/en/pillars/2?on=2025-02-28")).Texts("article h2, article h3"));
        Assert.Equal(members, (await site.Visitor().Open("/en/committees/refugee-resettlement")).Memberships());
    }

    [Fact]
    public async Task A_pillar_recorded_wrongly_is_put_right_for_all_days()
    {
        await using var site = await Site.Started();

        await (await (await (await site.Editor()).Open("/en/admin/committees/combatting-xenophobia")).Form()
            .Fill("Place.Pillar", "1").Fill("Place.Order", "").Fill("How", "wrong").Because().Preview()).Publish();

        Assert.Contains("Combatting Xenophobia", (await site.Visitor().Open("/en/pillars/1?on=2022-12-01")).Texts("article h2, article h3"));
    }

    [Fact]
    public async Task A_taken_place_is_refused_and_what_was_typed_stays()
    {
        await using var site = await Site.Started();

        var page = await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Names.Name.Text[en]", "Resettlement").Fill("Place.Order", "1").Because("2025-03-01")
            .IsRefused("“Labor Mobility” already has that position. Leave the field empty for the last position, or reorder the pillar later.");

        page.Form().Holds(("Names.Name.Text[en]", "Resettlement"), ("Place.Order", "1"), ("Evidence.Reason", DraftingForms.Reason));
    }

    [Fact]
    public async Task Of_two_entries_the_earlier_can_be_put_right_too()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        await (await (await editor.Open(Address)).Form().Fill("Names.Name.Text[en]", "Resettlement").Because("2025-03-01").Preview()).Publish();

        var earlier = await (await editor.Open(Address)).Follow("Edit this entry");
        await (await earlier.Form().Holds(("Names.Name.Text[en]", "Refugee Resettlement"))
            .Fill("Names.Name.Text[en]", "Resettlement of Refugees").Fill("How", "wrong").Because().Preview()).Publish();

        Assert.Equal("Resettlement", (await site.Visitor().Open("/en/committees/refugee-resettlement")).One("h1").TextContent.Trim());
        Assert.Equal("Resettlement of Refugees", (await site.Visitor().Open("/en/committees/refugee-resettlement?on=2023-01-01")).One("h1").TextContent.Trim());
    }
}
