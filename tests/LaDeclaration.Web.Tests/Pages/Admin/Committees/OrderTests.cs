namespace LaDeclaration.Web.Tests.Pages.Admin.Committees;

public sealed class OrderTests
{
    private const string Address = "/en/admin/pillars/2/order";

    [Fact]
    public async Task Two_committees_swap_their_places_on_a_day()
    {
        await using var site = await Site.Started();
        var before = (await site.Visitor().Open("/en/pillars/2")).Texts("article h2, article h3");

        var page = await (await site.Editor()).Open(Address);
        await (await Swapped(page).Because("2025-03-01").Preview()).Publish();

        var after = (await site.Visitor().Open("/en/pillars/2")).Texts("article h2, article h3");
        Assert.Equal([before[1], before[0], .. before.Skip(2)], after);
        Assert.Equal(before, (await site.Visitor().Open("/en/pillars/2?on=2025-02-28")).Texts("article h2, article h3"));
    }

    [Fact]
    public async Task An_order_recorded_wrongly_is_put_right_for_all_days()
    {
        await using var site = await Site.Started();
        var before = (await site.Visitor().Open("/en/pillars/2")).Texts("article h2, article h3");

        var page = await (await site.Editor()).Open(Address);
        await (await Swapped(page).Fill("How", "wrong").Because().Preview()).Publish();

        Assert.Equal([before[1], before[0], .. before.Skip(2)], (await site.Visitor().Open("/en/pillars/2?on=2022-12-01")).Texts("article h2, article h3"));
    }

    [Theory]
    [InlineData("2", "Two committees cannot have the same position (2).")]
    [InlineData("0", "Enter a whole number from 1 to 999.")]
    public async Task A_place_twice_or_none_is_refused(string place, string sentence)
    {
        await using var site = await Site.Started();

        var page = await (await (await site.Editor()).Open(Address)).Form().Fill("Places[labor-mobility]", place).Because("2025-03-01").IsRefused(sentence);

        page.Form().Holds(("Places[labor-mobility]", place), ("Evidence.Date", "2025-03-01"));
    }

    private static Form Swapped(Page page)
    {
        var fields = page.Select("[name^='Places[']").Select(input => input.GetAttribute("name")!).ToList();
        return page.Form().Holds((fields[0], "1"), (fields[1], "2")).Fill(fields[0], "2").Fill(fields[1], "1");
    }
}
