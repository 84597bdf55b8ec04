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
    [InlineData("Key", "lima", "“lima” is already used by another source.")]
    [InlineData("Key", "new", "Use lowercase letters, digits and single hyphens, up to 40 characters. The word “new” is not allowed.")]
    [InlineData("Fields.Language", "French!", "Enter the language as a BCP 47 tag, for example en or pt-BR.")]
    [InlineData("Fields.Date", "2024-13", "“2024-13” is not a valid date for a source. Write the date as 2025, 2025-03 or 2025-03-01.")]
    [InlineData("Fields.Date", "06/10/2022", "“06/10/2022” can be read in two ways. Write 2022-10-06 or 2022-06-10.")]
    [InlineData("Fields.Date", "10/2022", "“10/2022” is not in the date format used here. If you mean 2022-10, write it that way.")]
    [InlineData("Fields.Date", "0022", "“0022” is outside the range of this register, which covers the years 1900 to 2199.")]
    [InlineData("Fields.Address", "example.org", "Enter a complete web address that begins with https:// or http://.")]
    [InlineData("Fields.Title", " ", "Enter the title of the source.")]
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

        var page = await (await (await site.Editor()).Open("/en/admin/sources/lima")).Form().Fill("Fields.Publisher", "Department of State").IsRefused("Enter the reason in one or two sentences.");

        page.Form().Holds(("Fields.Publisher", "Department of State"));
    }
}
