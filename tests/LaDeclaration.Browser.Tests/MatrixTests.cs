using System.Text.RegularExpressions;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Browser.Tests;

/// <summary>The matrix as a form: by keyboard alone, on a phone, without script, and what the list beside it says.</summary>
public sealed partial class MatrixTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Editor = "editor@example.org";
    private const string Matrix = "/en/admin/matrix";

    [SkippableFact]
    public async Task From_sign_in_to_published_by_keyboard_alone()
    {
        var own = await OwnSite();
        await own.AddStaff(Editor, StaffRole.Editor);
        var page = await (await Open(site: own)).Open(Matrix);
        await page.TabTo(At("[name=Email]"));
        await page.Keyboard.TypeAsync(Editor);
        await page.TabTo(At("[name=Password]"));
        await page.Keyboard.TypeAsync(Site.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Second step");
        await page.TabTo(At("[name=Code]"));
        await page.Keyboard.TypeAsync(await own.Code(Editor));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Edit the matrix");

        await page.TabTo(At(".matrix select"));
        await IsAt(page, "Argentina, Integration and Support for Host Communities");
        await Press(page, ["ArrowUp", "ArrowLeft"]);
        await IsAt(page, "Argentina, Integration and Support for Host Communities");
        await Press(page, [.. Enumerable.Repeat("ArrowRight", 3), .. Enumerable.Repeat("ArrowDown", 15), "p"]);
        await IsAt(page, "Mexico, Labor Mobility");
        await Press(page, [.. Enumerable.Repeat("ArrowUp", 5), "L", "End", "p"]);
        await IsAt(page, "Guatemala, Combatting Xenophobia");
        await Press(page, ["Home"]);
        await IsAt(page, "Guatemala, Integration and Support for Host Communities");
        await Press(page, ["Control+End"]);
        await IsAt(page, "Uruguay, Combatting Xenophobia");
        await Says(page, "3 roles changed",
            "Guatemala, lead instead of participant in Labor Mobility", "Guatemala, participant in Combatting Xenophobia", "Mexico, participant instead of lead in Labor Mobility");

        await Press(page, ["Tab"]);
        Assert.True(await page.EvaluateAsync<bool>("() => " + At("aside a")), "Tab does not leave the table.");
        await page.TabTo(At("[name=How]"));
        await Press(page, ["Space"]);
        await page.TabTo(At("[type=date]"));
        await page.Keyboard.TypeAsync("02012026");
        await page.TabTo(At("[name='Evidence.Source']"));
        await Press(page, ["ArrowDown"]);
        await page.TabTo(At("textarea"));
        await page.Keyboard.TypeAsync("Agreed at the meeting.");
        await page.TabTo(At("button.primary"));
        await Press(page, ["Enter"]);

        await Assertions.Expect(page.Locator(".changes li")).ToContainTextAsync(
            ["Guatemala, lead instead of participant in Labor Mobility, from 1 February 2026", "Guatemala, participant in Combatting Xenophobia", "Mexico, participant instead of lead in Labor Mobility, from 1 February 2026"]);
        await page.TabTo(At("#decision button.primary"));
        await Press(page, ["Enter"]);
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("was published as revision 3.");
        await page.GotoAsync("/en/matrix");
        await Assertions.Expect(page.Locator("td [data-country=GT][data-committee=labor-mobility][data-role=lead]")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_cell_opens_its_choice_and_what_is_put_back_leaves_the_list()
    {
        var page = await Signed(Screen.Desktop);
        await Says(page, "No roles changed yet");
        var mexico = Cell(page, "Mexico, Labor Mobility");

        // The list that the browser draws is out of the test's reach, and holds the keys.
        await page.EvaluateAsync("() => { HTMLSelectElement.prototype.showPicker = function () { this.dataset.opened = ''; }; }");
        await mexico.FocusAsync();
        await Press(page, ["Enter"]);
        await Assertions.Expect(page.Locator("[data-opened]")).ToHaveAccessibleNameAsync("Mexico, Labor Mobility");
        await Press(page, ["n"]);
        await Says(page, "1 role changed", "Mexico, no role instead of lead in Labor Mobility");
        await Assertions.Expect(page.Locator("td", new() { Has = mexico }).GetByText("changed")).ToBeVisibleAsync();
        await Assertions.Expect(Counted(page)).ToContainTextAsync("Mexico, no role instead of lead in Labor Mobility");

        await Cell(page, "Uruguay, Labor Mobility").SelectOptionAsync("Both roles");
        await Says(page, "2 roles changed", "Mexico, no role instead of lead in Labor Mobility", "Uruguay, both roles in Labor Mobility");
        await page.Locator("aside a").First.PressAsync("Enter");
        await IsAt(page, "Mexico, Labor Mobility");
        await Press(page, ["l"]);
        await Says(page, "1 role changed", "Uruguay, both roles in Labor Mobility");
        await Assertions.Expect(page.Locator("#How")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("td", new() { Has = mexico }).GetByText("changed")).ToBeHiddenAsync();
    }

    [SkippableTheory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Narrow)]
    public async Task On_a_phone_it_is_a_list_of_countries_that_open(Screen screen)
    {
        var page = await Signed(screen);
        await Assertions.Expect(Cell(page, "Chile, Integration and Support for Host Communities")).ToBeVisibleAsync();
        await Assertions.Expect(Cell(page, "Chile, Labor Mobility")).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Chile", Exact = true }).ClickAsync();
        var cell = Cell(page, "Chile, Labor Mobility");
        await cell.SelectOptionAsync("Lead");
        await Assertions.Expect(page.Locator("td", new() { Has = cell }).GetByText("Labor Mobility")).ToBeVisibleAsync();
        var box = (await cell.BoundingBoxAsync())!;
        Assert.True(box is { Width: >= 44, Height: >= 44 }, $"The choice is {box.Width} × {box.Height}.");
        Faults.None(await page.Overflowing());

        await page.GetByRole(AriaRole.Link, new() { Name = "Peru", Exact = true }).ClickAsync();
        await Assertions.Expect(cell).ToBeVisibleAsync();
        await Assertions.Expect(Cell(page, "Chile, Investing in Asylum")).ToBeHiddenAsync();
        await Says(page, "1 role changed", "Chile, lead of Labor Mobility");
    }

    [SkippableTheory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Desktop, false)]
    [InlineData(Screen.Phone, false)]
    public async Task What_is_wrong_stands_beside_its_cell(Screen screen, bool script)
    {
        var page = await Signed(screen, script);
        await Cell(page, "Mexico, Labor Mobility").SelectOptionAsync("No role");
        await page.GetByLabel("It changed on the date below").CheckAsync();
        await page.GetByLabel("Effective date").FillAsync("2022-10-06");
        await page.GetByLabel("Source", new() { Exact = true }).SelectOptionAsync("lima");
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("Because.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview the changes" }).ClickAsync();

        await page.Locator(".errors a").ClickAsync();
        await IsAt(page, "Mexico, Labor Mobility");
        await Assertions.Expect(page.Locator(":focus")).ToHaveAccessibleDescriptionAsync(EndsTooEarly());
        await Assertions.Expect(page.Locator("tr.wrong")).ToBeVisibleAsync();
        Faults.None([.. await page.Overflowing(), .. script ? await page.Violations() : []]);
    }

    [SkippableFact]
    public async Task Without_script_every_cell_is_in_the_tab_order()
    {
        var page = await Signed(Screen.Desktop, script: false);

        await Assertions.Expect(page.Locator(".matrix select:not([tabindex])")).ToHaveCountAsync(21 * 11);
        await Assertions.Expect(page.Locator("aside")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[data-keys]")).ToBeHiddenAsync();
    }

    private async Task<IPage> Signed(Screen screen, bool script = true) => await (await OpenAsEditor(screen, script)).Open(Matrix);

    private static ILocator Cell(IPage page, string name) => page.GetByLabel(name, new() { Exact = true });

    private static string At(string selector) => $"document.activeElement.matches(\"{selector}\")";

    private static Task IsAt(IPage page, string cell) => Assertions.Expect(page.Locator(":focus")).ToHaveAttributeAsync("aria-label", cell);

    /// <summary>What says how many roles changed; another status says when the form was kept.</summary>
    private static ILocator Counted(IPage page) => page.Locator("aside").GetByRole(AriaRole.Status);

    private static async Task Says(IPage page, string count, params string[] sentences)
    {
        await Assertions.Expect(Counted(page)).ToContainTextAsync(count);
        await Assertions.Expect(page.Locator("aside a")).ToHaveTextAsync(sentences);
    }

    private static async Task Press(IPage page, params string[] keys)
    {
        foreach (var key in keys)
            await page.Keyboard.PressAsync(key);
    }

    [GeneratedRegex("would end before it begins")]
    private static partial Regex EndsTooEarly();
}
