namespace LaDeclaration.Web.Tests.Pages.Admin.Sources;

public sealed class SourceTests
{
    private const string Address = "/en/admin/sources/new";

    [Fact]
    public async Task A_source_gets_its_key_from_title_and_year()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();

        var form = (await editor.Open(Address)).Form();
        Assert.False(form.Has("Evidence.Date") || form.Has("Evidence.Source"));
        await (await form.Fill("Fields.Title", "Déclaration de Quito").Fill("Fields.Publisher", "A ministry").Fill("Fields.Language", "fr")
            .Fill("Fields.Date", "2024-05").Fill("Fields.Address", "https://example.org/quito").Because().Preview()).Publish();

        Assert.Contains("Déclaration de Quito", (await site.Visitor().Open("/en/sources")).Text);
        Assert.Contains("declaration-de-quito-2024", (await editor.Open("/en/admin/sources")).Texts("code"));
    }

    [Theory]
    [InlineData("Key", "lima", "“lima” is taken by another source.")]
    [InlineData("Key", "new", "Use lower-case letters, digits and single hyphens, at most 40 characters, and not the word “new”.")]
    [InlineData("Fields.Language", "French!", "Give the language as a tag of BCP 47, as in en or pt-BR.")]
    [InlineData("Fields.Date", "2024-13", "“2024-13” is not a date of a source. Write the date as 2025, 2025-03 or 2025-03-01.")]
    [InlineData("Fields.Date", "06/10/2022", "“06/10/2022” can be read in two ways. Write 2022-10-06 or 2022-06-10.")]
    [InlineData("Fields.Date", "10/2022", "“10/2022” is not written as dates are written here. If 2022-10 is meant, write that.")]
    [InlineData("Fields.Date", "0022", "“0022” is too far away: this register speaks of the years 1900 to 2199.")]
    [InlineData("Fields.Address", "example.org", "Write a whole web address that begins with https:// or http://.")]
    [InlineData("Fields.Title", " ", "Give the title of the source.")]
    public async Task What_is_wrong_is_said_at_its_field(string field, string value, string sentence)
    {
        await using var site = await Site.Started();

        var page = await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Fields.Title", "A note").Fill("Fields.Publisher", "A ministry").Fill(field, value).Because().IsRefused(sentence);

        page.Form().Holds((field, value), ("Fields.Publisher", "A ministry"), ("Evidence.Reason", DraftingForms.Reason));
    }

    [Fact]
    public async Task A_source_recorded_wrongly_is_put_right()
    {
        await using var site = await Site.Started();

        var review = await (await (await site.Editor()).Open("/en/admin/sources/lima")).Form().Fill("Fields.Publisher", "Department of State").Because().Preview();
        Assert.Contains("Publisher:", review.Text);
        await review.Publish();

        Assert.DoesNotContain("U.S. Department of State", (await site.Visitor().Open("/en/sources")).Text);
        Assert.Contains("U.S. Department of State", (await site.Visitor().Open("/en/sources?known=2")).Text);
    }

    [Fact]
    public async Task A_source_needs_a_reason_for_its_correction()
    {
        await using var site = await Site.Started();

        var page = await (await (await site.Editor()).Open("/en/admin/sources/lima")).Form().Fill("Fields.Publisher", "Department of State").IsRefused("Say why, in a sentence.");

        page.Form().Holds(("Fields.Publisher", "Department of State"));
    }
}
