using LaDeclaration.Register.Staff;

namespace LaDeclaration.Browser.Tests;

/// <summary>Two editors alter the same membership at the same time: the later sees both sides and says which stands.</summary>
public sealed class ConflictTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Lead = "labor-mobility";

    [SkippableTheory]
    [InlineData("Keep the change and apply it to the current entry", true)]
    [InlineData("Keep the change and apply it to the current entry", false)]
    [InlineData("Remove this change from the draft", true)]
    public async Task The_later_of_two_editors_sees_both_sides_and_decides(string choice, bool script)
    {
        var own = await OwnSite();
        var first = await Editor(own, "editor@example.org", script);
        var second = await Editor(own, "editor.two@example.org", script);
        var published = await Draft(first, "2026-06-01");
        var later = await Draft(second, "2026-03-01");

        await Publish(published);
        await Assertions.Expect(published.Locator("main [role=status]")).ToContainTextAsync("was published as revision 3.");
        await Publish(later);

        await Assertions.Expect(later.Locator(".errors")).ToContainTextAsync("The register has changed since this was written. Compare both versions.");
        var sides = later.Locator(".sides > section");
        await Assertions.Expect(sides).ToContainTextAsync(["What it was based on", "What the register says now", "What the proposal says"]);
        await Assertions.Expect(sides.Nth(1)).ToContainTextAsync("31 May 2026");
        await Assertions.Expect(sides.Nth(2)).ToContainTextAsync("28 February 2026");
        Faults.None([.. await later.Overflowing(), .. script ? await later.Violations() : []]);

        await Press(later, choice);
        await Assertions.Expect(later.Locator("#conflicts")).ToHaveCountAsync(0);
        if (choice.StartsWith("Remove", StringComparison.Ordinal))
        {
            await Assertions.Expect(later.Locator(".changes > li")).ToHaveCountAsync(0);
            return;
        }
        await Publish(later);
        await Assertions.Expect(later.Locator("main [role=status]")).ToContainTextAsync("was published as revision 4.");
        await second.Open($"/en/committees/{Lead}?on=2026-03-01");
        await Assertions.Expect(later.Locator($"main [data-committee='{Lead}'][data-country='MX'][data-role='lead']")).ToHaveCountAsync(0);
    }

    private async Task<Window> Editor(Site own, string email, bool script)
    {
        await own.AddStaff(email, StaffRole.Editor);
        var window = await Open(script: script, site: own);
        await window.SignIn(email);
        return window;
    }

    /// <summary>Mexico's lead ends before that day.</summary>
    private static async Task<IPage> Draft(Window window, string day)
    {
        var page = await window.Open($"/en/admin/committees/{Lead}/memberships");
        await page.GetByLabel("Mexico", new() { Exact = true }).SelectOptionAsync("None");
        await page.Locator("tr", new() { Has = page.GetByLabel("Mexico", new() { Exact = true }) }).GetByLabel("It changed on the date below").CheckAsync();
        await page.GetByLabel("Effective date").FillAsync(day);
        await page.GetByLabel("Source", new() { Exact = true }).SelectOptionAsync("lima");
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("Mexico announced it.");
        await Press(page, "Preview the changes");
        await Assertions.Expect(page.Locator(".changes > li")).ToHaveCountAsync(1);
        return page;
    }

    private static Task Publish(IPage page) => Press(page, "Publish 1 change");

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
