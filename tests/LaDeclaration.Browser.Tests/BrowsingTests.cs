namespace LaDeclaration.Browser.Tests;

public sealed class BrowsingTests(Chromium chromium) : BrowserTest(chromium)
{
    [SkippableTheory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task From_the_statement_to_a_pillar_a_committee_a_country_and_back(Screen screen)
    {
        var window = await Open(screen);
        var page = await window.Open("/en");
        var main = page.Locator("main");

        await main.GetByRole(AriaRole.Heading, new() { Name = "Regular Pathways" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Site.Address, "/en/pillars/2").ToString());

        await main.GetByRole(AriaRole.Link, new() { Name = "Labor Mobility" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Labor Mobility");
        var members = await main.Locator("[data-role]").EvaluateAllAsync<string[]>("all => all.map(m => m.dataset.country + ' ' + m.dataset.role)");
        Assert.Equal("MX lead", members[0]);
        Assert.Equal(5, members.Length);

        await main.GetByRole(AriaRole.Link, new() { Name = "Mexico", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Mexico");

        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Labor Mobility");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_phone_menu_languages_and_search_open_and_close_without_script_too(bool script)
    {
        var page = await (await Open(Screen.Phone, script: script)).Open("/en/countries/mx?on=2023-06-23");
        var faults = new List<string>();
        foreach (var part in new[] { "find", "menu", "languages" })
        {
            var panel = page.Locator("#" + part);
            await Assertions.Expect(panel).ToBeHiddenAsync();
            await page.Locator($"button.opens[popovertarget={part}]").ClickAsync();
            await Assertions.Expect(panel).ToBeVisibleAsync();
            faults.AddRange([.. await page.Overflowing(), .. script ? await page.Violations() : []]);
            await panel.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
            await Assertions.Expect(panel).ToBeHiddenAsync();
        }
        Faults.None(faults);

        await page.Locator("button.opens[popovertarget=languages]").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Español", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Site.Address, "/es/countries/mx?on=2023-06-23").ToString());
        await page.Locator("button.opens[popovertarget=menu]").ClickAsync();
        await page.Locator("#menu a[href^='/es/matrix']").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Site.Address, "/es/matrix?on=2023-06-23").ToString());
    }

    [SkippableFact]
    public async Task Nothing_runs_off_sideways_on_the_narrowest_screen()
    {
        var window = await Open(Screen.Narrow);
        var faults = new List<string>();
        foreach (var address in await Addresses.Public(Site))
            faults.AddRange(await (await window.Open(address)).Overflowing());
        Faults.None(faults);
    }
}
