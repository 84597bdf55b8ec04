using LaDeclaration.Register.Staff;

namespace LaDeclaration.Browser.Tests;

public sealed class MembershipTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Editor = "editor@example.org";

    [SkippableTheory]
    [InlineData(Screen.Phone, true)]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Desktop, false)]
    public async Task An_editor_signs_in_and_changes_a_membership(Screen screen, bool script)
    {
        var own = await OwnSite();
        await own.AddStaff(Editor, StaffRole.Editor);
        var window = await Open(screen, script: script, site: own);

        var page = await window.Open("/en/admin/committees/labor-mobility/memberships");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sign in");
        await window.FillSignIn(Editor);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Roles: Labor Mobility");
        await page.GetByLabel("Chile").SelectOptionAsync("Participant");
        if (script)
            await Assertions.Expect(page.Locator("aside a")).ToHaveTextAsync(["Chile, participant in Labor Mobility"]);
        await GiveEvidence(page, script);
        await Press(page, "Preview the changes");

        await Assertions.Expect(page.Locator(".changes li")).ToContainTextAsync(
            ["Chile, participant in Labor Mobility, from 1 March 2025", "Source “Chile joins the committee on labor mobility”"]);
        await Press(page, "Publish 2 changes");
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("was published as revision 3.");

        await window.Open("/en/committees/labor-mobility");
        var entry = page.Locator("li", new() { Has = page.Locator("[data-country='CL'][data-role='participant']") });
        await Assertions.Expect(entry).ToContainTextAsync("1 March 2025");
        await Assertions.Expect(entry.GetByRole(AriaRole.Link, new() { Name = "Ministry of Foreign Affairs of Chile" })).ToBeVisibleAsync();
    }

    private static async Task GiveEvidence(IPage page, bool script)
    {
        await page.GetByLabel("Effective date").FillAsync("2025-03-01");
        await page.GetByLabel("Source", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Add a source that is not in the list" });
        var source = page.Locator("details.new-source");
        if (script)
            await Assertions.Expect(source).ToHaveAttributeAsync("open", "");
        else
            await source.Locator("summary").ClickAsync();
        await page.GetByLabel("Title").FillAsync("Chile joins the committee on labor mobility");
        await page.GetByLabel("Publisher").FillAsync("Ministry of Foreign Affairs of Chile");
        await page.GetByLabel("Date of the source").FillAsync("2025-02-20");
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("Chile announced that it takes part from March 2025.");
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
