using System.Text.RegularExpressions;

namespace LaDeclaration.Browser.Tests;

/// <summary>The matrix, the comparison and the map: on a phone, by keyboard, on paper.</summary>
public sealed class ShapesTests(Chromium chromium) : BrowserTest(chromium)
{
    private static readonly string[] Shown =
    [
        "/en/matrix", "/en/matrix?by=committee", "/en/matrix?sort=roles&role=lead&pillar=2", "/en/matrix?compare=MX", "/en/matrix?compare=PY,US",
        "/fr/matrix?compare=CA,GT,PY,PE,SV,US", "/en/map", "/en/map?pillar=3&role=participant", "/fr/map?committee=visa-and-travel-standards",
    ];

    [SkippableTheory]
    [InlineData(Screen.Narrow, Colours.Light)]
    [InlineData(Screen.Phone, Colours.Dark)]
    [InlineData(Screen.Tablet, Colours.Forced)]
    [InlineData(Screen.Desktop, Colours.Light)]
    public async Task Every_shape_passes_axe_and_stays_within_the_screen(Screen screen, Colours colours)
    {
        var window = await Open(screen, colours);
        var faults = new List<string>();
        foreach (var address in Shown)
        {
            var page = await window.Open(address);
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            faults.AddRange([.. await page.Overflowing(), .. await page.Violations()]);
        }
        Faults.None(faults);
    }

    [SkippableFact]
    public async Task On_a_phone_the_matrix_is_a_list_by_country_or_by_committee()
    {
        var page = await (await Open(Screen.Phone)).Open("/en/matrix?on=2023-06-23");

        await Assertions.Expect(page.Locator("thead")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("tr:has(a[href*='/countries/mx'])")).ToContainTextAsync("Lead: Labor Mobility");
        await Assertions.Expect(page.Locator("tr:has(a[href*='/countries/br']) td:visible")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "By committee" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/en/matrix\?by=committee&on=2023-06-23$"));
        await Assertions.Expect(page.Locator("article:has(h3 a[href*='/labor-mobility']) .lead")).ToHaveTextAsync("Lead: Mexico");
    }

    [SkippableTheory]
    [InlineData(Screen.Narrow, "MX")]
    [InlineData(Screen.Phone, "MX")]
    [InlineData(Screen.Desktop, "Mexico")]
    public async Task The_map_is_a_map_on_every_screen_with_tiles_that_a_finger_meets(Screen screen, string label)
    {
        var page = await (await Open(screen)).Open("/en/map");
        var tiles = page.Locator(".tiles a");

        await Assertions.Expect(tiles.GetByText(label, new() { Exact = true })).ToBeVisibleAsync();
        var boxes = await tiles.EvaluateAllAsync<double[]>("all => all.flatMap(a => [a.getBoundingClientRect().width, a.getBoundingClientRect().height])");
        Assert.Equal(42, boxes.Length);
        Assert.All(boxes, side => Assert.InRange(side, 44, 200));
        Assert.True(await Left(page, "uy") > await Left(page, "cl") && await Left(page, "bb") > await Left(page, "jm"), "East does not lie to the right.");
    }

    [SkippableFact]
    public async Task By_keyboard_the_tiles_come_from_north_to_south_and_lead_to_their_countries()
    {
        var page = await (await Open()).Open("/en/map?committee=labor-mobility");

        await page.TabTo("document.activeElement.matches('.tiles a')");
        var stops = new List<string>();
        for (var tile = 0; tile < 21; tile++)
        {
            stops.Add(await page.EvaluateAsync<string>("() => document.activeElement.querySelector('.code')?.textContent ?? ''"));
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Equal(["CA", "US", "MX", "GT", "BZ", "JM", "HT"], stops.Take(7));
        Assert.Equal(21, stops.Distinct().Count());

        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Argentina");
    }

    [SkippableTheory]
    [InlineData("/en/matrix", ".matrix", 680, 1009)]
    [InlineData("/fr/matrix", ".matrix", 680, 1009)]
    [InlineData("/en/matrix", ".matrix", 1009, 680)]
    [InlineData("/en/map?committee=labor-mobility", ".tiles", 680, 1009)]
    public async Task On_paper_it_fits_a_page_of_A4_inside_its_margins(string address, string shape, int width, int height)
    {
        var page = await (await Open()).Open(address);
        await page.SetViewportSizeAsync(width, height);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        var box = await page.Locator(shape).BoundingBoxAsync();
        Assert.InRange(box!.X + box.Width, width / 2, width);
        Assert.InRange(box.Y + box.Height, height / 2, height);
        Faults.None(await page.Overflowing());
    }

    [SkippableFact]
    public async Task Countries_are_chosen_and_compared_without_script()
    {
        var page = await (await Open(Screen.Phone, script: false)).Open("/en/matrix");

        await page.GetByText("Compare countries side by side").ClickAsync();
        await page.GetByLabel("Mexico").CheckAsync();
        await page.GetByLabel("Peru").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show side by side" }).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Side by side: Mexico and Peru");
        await Assertions.Expect(page.Locator("tr:has(a[href*='/labor-mobility']) td:visible")).ToHaveTextAsync(["Lead"]);
    }

    private static Task<double> Left(IPage page, string country) =>
        page.Locator($".tiles a[href$='/{country}']").EvaluateAsync<double>("a => a.getBoundingClientRect().left");
}
