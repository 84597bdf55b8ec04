namespace LaDeclaration.Web.Tests.Pages.Admin.Pillars;

public sealed class EditTests
{
    private const string Address = "/en/admin/pillars/4";

    [Fact]
    public async Task A_pillar_renamed_on_a_day_has_both_names()
    {
        await using var site = await Site.Started();

        await (await (await (await site.Editor()).Open(Address)).Form().Fill("Names.Name.Text[en]", "Response to Emergencies").Because("2025-03-01").Preview()).Publish();

        Assert.Contains("Response to Emergencies", (await site.Visitor().Open("/en/pillars/4")).One("h1").TextContent);
        Assert.DoesNotContain("Response to Emergencies", (await site.Visitor().Open("/en/pillars/4?on=2025-02-28")).One("h1").TextContent);
    }

    [Fact]
    public async Task A_description_recorded_wrongly_is_put_right()
    {
        await using var site = await Site.Started();

        var review = await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Names.Description.Text[en]", "No committee was formed.").Fill("How", "wrong").Because().Preview();
        Assert.Contains("Corrected:", review.Text);
        await review.Publish();

        Assert.Contains("No committee was formed.", (await site.Visitor().Open("/en/pillars/4?on=2023-01-01")).Text);
    }

    [Fact]
    public async Task A_description_needs_a_name_in_its_language_and_texts_have_a_length()
    {
        await using var site = await Site.Started();
        var tooLong = new string('x', 201);

        var page = await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Names.Name.Text[fr]", "").Fill("Names.Description.Text[fr]", "Une phrase.").Fill("Names.Name.Text[pt]", tooLong)
            .Because("2025-03-01").IsRefused("French: enter the name too, or leave the description empty.");

        Assert.Contains("This has 201 characters. The maximum is 200.", page.Errors);
        page.Form().Holds(("Names.Name.Text[fr]", ""), ("Names.Description.Text[fr]", "Une phrase."), ("Names.Name.Text[pt]", tooLong));
    }
}
