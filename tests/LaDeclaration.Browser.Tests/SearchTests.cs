using System.Text.RegularExpressions;

namespace LaDeclaration.Browser.Tests;

/// <summary>The search field in the head of every page.</summary>
public sealed class SearchTests(Chromium chromium) : BrowserTest(chromium)
{
    [SkippableTheory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task Suggestions_are_followed_by_keyboard_alone(Screen screen)
    {
        var page = await (await Open(screen)).Open("/en/matrix?on=2023-06-23");
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "Search countries, committees, pillars and sources" });
        if (screen == Screen.Phone)
        {
            await Assertions.Expect(page.Locator("#q")).ToBeHiddenAsync();
            await page.TabTo("document.activeElement.getAttribute('popovertarget') === 'find'");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
        }
        else
        {
            await page.TabTo("document.activeElement.id === 'q'");
        }
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "false");

        await page.Keyboard.TypeAsync("migration");
        var options = page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" }).GetByRole(AriaRole.Option);
        await Assertions.Expect(options).ToHaveCountAsync(6);
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(page.Locator(".find [role=status]")).ToHaveTextAsync("6 suggestions");
        Faults.None([.. await page.Violations(), .. await page.Overflowing()]);

        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(options.Last).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("[aria-selected=true]")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-activedescendant", "q-0");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/en/committees/family-reunification\\?on=2023-06-23$"));
    }

    [SkippableFact]
    public async Task Escape_closes_them_and_Enter_then_searches()
    {
        var page = await (await Open()).Open("/fr");
        await page.Locator("#q").PressSequentiallyAsync("perou");
        await Assertions.Expect(page.Locator("[role=option]")).ToHaveCountAsync(1);

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("[role=option]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("perou");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/fr/search\\?q=perou$"));
        await Assertions.Expect(page.Locator("main h2")).ToHaveTextAsync("Pérou");
    }

    [SkippableFact]
    public async Task An_answer_that_comes_too_late_is_dropped()
    {
        var page = await (await Open()).Open("/en");
        var released = new TaskCompletionSource();
        await page.RouteAsync("**/search/suggestions?q=chi*", async route =>
        {
            await released.Task;
            await route.ContinueAsync();
        });
        await page.RunAndWaitForRequestAsync(() => page.Locator("#q").PressSequentiallyAsync("chi"), "**/search/suggestions?q=chi");

        await page.Locator("#q").FillAsync("peru");
        await Assertions.Expect(page.Locator("[role=option]")).ToContainTextAsync("Peru");
        await page.RunAndWaitForResponseAsync(() => Task.Run(released.SetResult), "**/search/suggestions?q=chi");

        await Assertions.Expect(page.Locator("[role=option]")).ToContainTextAsync("Peru");
    }

    [SkippableFact]
    public async Task A_suggestion_is_chosen_by_touch_or_mouse()
    {
        var page = await (await Open(Screen.Phone)).Open("/en");
        await page.Locator("button[popovertarget=find]").First.ClickAsync();
        await page.Locator("#q").PressSequentiallyAsync("trata");

        await page.Locator("[role=option]").ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Countering Human Smuggling and Trafficking");
    }

    [SkippableTheory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task Without_script_the_form_searches(Screen screen)
    {
        var page = await (await Open(screen, script: false)).Open("/en/countries?on=2023-06-23");
        if (screen == Screen.Phone)
            await page.Locator("button[popovertarget=find]").First.ClickAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("mexiko");

        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Mexico" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/en/countries/mx\\?on=2023-06-23$"));
    }

    [SkippableFact]
    public async Task What_was_found_and_what_was_not_is_accessible_and_fits_the_narrowest_screen()
    {
        var window = await Open(Screen.Narrow, Colours.Dark);
        var faults = new List<string>();
        foreach (var address in new[] { "/fr/search?q=migration", "/fr/search?q=etats+nuis", "/fr/search?q=" + new string('w', 100), "/fr/search" })
        {
            var page = await window.Open(address);
            faults.AddRange([.. await page.Overflowing(), .. await page.Violations()]);
        }
        Faults.None(faults);
    }
}
