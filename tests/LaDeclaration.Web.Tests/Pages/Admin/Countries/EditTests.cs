namespace LaDeclaration.Web.Tests.Pages.Admin.Countries;

public sealed class EditTests
{
    private const string Address = "/en/admin/countries/bb";

    [Fact]
    public async Task A_country_renamed_on_a_day_has_both_names()
    {
        await using var site = await Site.Started();

        var review = await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Names.Name.Text[en]", "Republic of Barbados").Because("2025-03-01").Preview();
        Assert.Contains("Barbados, renamed “Republic of Barbados”, from 1 March 2025", review.Text);
        await review.Publish();

        Assert.Equal("Republic of Barbados", (await site.Visitor().Open("/en/countries/bb")).One("h1").TextContent);
        Assert.Equal("Barbados", (await site.Visitor().Open("/en/countries/bb?on=2025-02-28")).One("h1").TextContent);
    }

    [Fact]
    public async Task A_name_recorded_wrongly_is_put_right_for_all_days_and_asks_no_day()
    {
        await using var site = await Site.Started();

        await (await (await (await site.Editor()).Open(Address)).Form()
            .Fill("Names.Name.Text[en]", "Republic of Barbados").Fill("How", "wrong").Because().Preview()).Publish();

        Assert.Equal("Republic of Barbados", (await site.Visitor().Open("/en/countries/bb?on=2023-01-01")).One("h1").TextContent);
        Assert.Equal("Barbados", (await site.Visitor().Open("/en/countries/bb?known=2")).One("h1").TextContent);
    }

    [Fact]
    public async Task A_change_before_the_name_began_is_refused()
    {
        await using var site = await Site.Started();

        var page = await (await (await site.Editor()).Open(Address)).Form().Fill("Names.Name.Text[en]", "Republic of Barbados").Because("2022-06-10")
            .IsRefused("The entry that this changes began on 10 June 2022. Enter a later date. If it was this way from the start, choose “It was recorded wrongly”.");

        Assert.Equal("Republic of Barbados", page.Form()["Names.Name.Text[en]"]);
    }

    [Fact]
    public async Task Nothing_new_is_nothing_to_publish()
    {
        await using var site = await Site.Started();

        var page = (await (await (await site.Editor()).Open(Address)).Form().Because("2025-03-01").Submit()).Is(System.Net.HttpStatusCode.BadRequest);

        Assert.Equal(["There is nothing to publish, because nothing would change."], page.Errors);
    }

    [Fact]
    public async Task The_form_goes_on_with_its_draft_and_adds_to_it()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        var review = await (await editor.Open(Address)).Form().Fill("Names.Name.Text[en]", "Barbados Republic").Because("2025-03-01").Preview();
        var draft = "?draft=" + review.Address.Split('/')[^1];

        var form = (await editor.Open(Address + draft)).Form().Holds(("Names.Name.Text[en]", "Barbados Republic"), ("Evidence.Date", "2025-03-01"));
        review = await form.Fill("Names.Name.Text[en]", "Republic of Barbados").Preview();
        Assert.Single(review.Select(".changes > li"));
        Assert.Contains("renamed “Republic of Barbados”", review.Text);

        review = await (await editor.Open("/en/admin/countries/br" + draft)).Form().Fill("Names.Name.Text[en]", "Brazil, renamed").Because("2025-03-01").Preview();
        Assert.Equal(2, review.Select(".changes > li").Count);
        (await (await site.Administrator()).Open(Address + draft)).Is(System.Net.HttpStatusCode.NotFound);
    }
}
