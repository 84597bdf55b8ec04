using System.Text.RegularExpressions;

namespace LaDeclaration.Browser.Tests;

public sealed class KeyboardTests(Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>Every kind of page on a wide screen, and those that are arranged differently on a phone.</summary>
    public static TheoryData<string, Screen> Pages
    {
        get
        {
            var pages = new TheoryData<string, Screen> { { "/en", Screen.Phone }, { "/en/matrix", Screen.Phone }, { "/en/map", Screen.Phone }, { "/en/map?committee=labor-mobility", Screen.Desktop } };
            foreach (var address in PublicAddresses.OneOfEach)
                pages.Add(address, Screen.Desktop);
            return pages;
        }
    }

    [SkippableTheory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task The_first_stop_leaps_over_the_navigation(Screen screen)
    {
        var page = await (await Open(screen)).Open("/en");

        await page.Keyboard.PressAsync("Tab");
        var skip = page.Locator(".skip");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync(new() { Ratio = 1 });

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.closest('main') !== null"));
    }

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task Tab_reaches_everything_in_reading_order_and_shows_where_it_is(string address, Screen screen)
    {
        var page = await (await Open(screen)).Open(address);
        var expected = await page.EvaluateAsync<string[]>(Script.Focusable);

        var stops = new List<string>();
        var faults = new List<string>();
        foreach (var _ in expected)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<Stop>(Script.Focused);
            stops.Add(stop.Name);
            if (!stop.IsOutlined)
                faults.Add($"{stop.Name} shows no focus");
            if (!stop.IsInSight)
                faults.Add($"{stop.Name} is covered or out of sight");
        }

        Assert.Equal(expected, stops);
        Faults.None(faults);
    }

    [SkippableFact]
    public async Task From_the_statement_to_a_country_without_a_mouse()
    {
        var page = await (await Open()).Open("/en");

        await FollowByKeyboard(page, "/en/committees/labor-mobility");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Labor Mobility");
        await FollowByKeyboard(page, "/en/countries/mx");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Mexico");
    }

    [SkippableFact]
    public async Task The_link_to_exactly_this_unfolds()
    {
        var page = await (await Open()).Open("/en/committees/labor-mobility?on=2023-06-23");
        var address = page.Locator("details.cite code");
        await Assertions.Expect(address).ToBeHiddenAsync();

        await page.TabTo("document.activeElement.matches('details.cite summary')");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(address).ToBeVisibleAsync();
        await Assertions.Expect(address).ToContainTextAsync("/en/committees/labor-mobility?on=2023-06-23&known=2");
    }

    private static async Task FollowByKeyboard(IPage page, string address)
    {
        await page.TabTo($"document.activeElement.getAttribute('href') === '{address}'");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(address) + "$"));
    }

    private sealed class Stop
    {
        public string Name { get; set; } = "";

        public bool IsOutlined { get; set; }

        public bool IsInSight { get; set; }
    }
}
