namespace LaDeclaration.Web.Tests.Pages.Admin.Pillars;

public sealed class AddTests
{
    private const string Address = "/en/admin/pillars/new";

    [Fact]
    public async Task A_pillar_comes_with_its_names_and_descriptions()
    {
        await using var site = await Site.Started();

        var form = (await (await site.Editor()).Open(Address)).Form().Holds(("Number", "5"));
        var review = await form
            .Fill("Names.Name.Text[en]", "Follow-up").Fill("Names.Name.Text[pt]", "Acompanhamento").Fill("Names.Description.Text[en]", "What was agreed later.")
            .Because("2025-03-01").Preview();
        Assert.Contains("Pillar 5, Follow-up, from 1 March 2025", review.Text);
        await review.Publish();

        Assert.Contains("What was agreed later.", (await site.Visitor().Open("/en/pillars/5")).Text);
        Assert.Contains("Acompanhamento", (await site.Visitor().Open("/pt/pillars/5")).Text);
        Assert.DoesNotContain("Follow-up", (await site.Visitor().Open("/en?on=2025-02-28")).Text);
    }

    [Theory]
    [InlineData("2", "The register already has pillar 2. Edit it there.")]
    [InlineData("100", "Enter a whole number from 1 to 99.")]
    public async Task A_number_that_is_known_or_out_of_range_is_refused(string number, string sentence)
    {
        await using var site = await Site.Started();

        var page = await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Number", number).Fill("Names.Name.Text[en]", "Follow-up").Because("2025-03-01").IsRefused(sentence);

        page.Form().Holds(("Number", number), ("Names.Name.Text[en]", "Follow-up"), ("Evidence.Date", "2025-03-01"));
    }
}
