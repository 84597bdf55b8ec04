using LaDeclaration.Register.Staff;

namespace LaDeclaration.Browser.Tests;

public sealed class HandOverTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Editor = "editor@example.org";

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_lead_is_handed_over_on_a_phone(bool script)
    {
        var own = await OwnSite();
        await own.AddStaff(Editor, StaffRole.Editor);
        var window = await Open(Screen.Phone, script: script, site: own);
        await window.SignIn(Editor);

        var page = await window.Open("/en/admin/committees");
        await page.GetByRole(AriaRole.Link, new() { Name = "Hand over the lead: Labor Mobility", Exact = true }).ClickAsync();
        await page.GetByLabel("New lead", new() { Exact = true }).SelectOptionAsync("Guatemala");
        await page.GetByLabel("becomes a participant on that day").CheckAsync();
        await page.GetByLabel("Effective date").FillAsync("2026-03-01");
        await page.GetByLabel("Source", new() { Exact = true }).SelectOptionAsync("lima");
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("Mexico and Guatemala announced it together.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview the changes" }).ClickAsync();

        await Assertions.Expect(page.Locator(".changes > li")).ToContainTextAsync(
            ["Mexico, participant instead of lead in Labor Mobility, from 1 March 2026", "Guatemala, lead instead of participant in Labor Mobility, from 1 March 2026"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish 2 changes" }).ClickAsync();
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("was published as revision 3.");

        await window.Open("/en/committees/labor-mobility");
        var members = page.Locator("main [data-committee='labor-mobility'][data-country]");
        await Assertions.Expect(members.First).ToContainTextAsync("Guatemala");
        await Assertions.Expect(members.First).ToHaveAttributeAsync("data-role", "lead");
        await Assertions.Expect(page.Locator("li", new() { Has = page.Locator("[data-country='MX'][data-role='participant']") })).ToContainTextAsync("1 March 2026");
    }
}
