using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Browser.Tests;

public sealed class ReviewTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Editor = "editor@example.org";
    private const string Delegate = "delegate.cl@example.org";

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_delegate_says_still_right_on_a_phone_and_an_editor_publishes_several_at_once(bool script)
    {
        var own = await OwnSite();
        await own.AddStaff(Editor, StaffRole.Editor);
        var peru = await own.AddStaff("delegate.pe@example.org", StaffRole.Delegate, "PE");
        await own.AddStaff(Delegate, StaffRole.Delegate, "CL");
        await own.Submit(peru.AsActor(), Change.Add(Rows.Membership("PE", "labor-mobility")));

        var phone = await Open(Screen.Phone, script: script, site: own);
        await phone.SignIn(Delegate);
        await Assertions.Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Chile");
        await Targets(phone.Page);
        await phone.Page.Locator(".holdings").GetByText("Still correct").First.ClickAsync();
        await Assertions.Expect(phone.Page.Locator("main h2").First).ToHaveTextAsync("It is still correct");
        await Assertions.Expect(phone.Page.GetByLabel("Last day", new() { Exact = true })).ToHaveCountAsync(0);
        await Confirm(phone.Page);
        await Press(phone.Page, "Preview the change");
        await Press(phone.Page, "Submit 2 changes for approval");
        await Assertions.Expect(phone.Page.Locator("main [role=status]")).ToHaveTextAsync("Proposal 8 is waiting for approval.");

        var desk = await Open(Screen.Phone, script: script, site: own);
        await desk.SignIn(Editor);
        await desk.Open("/en/admin/queue");
        foreach (var number in new[] { 3, 7, 8 })
            await desk.Page.GetByLabel($"Select proposal {number} for publication").CheckAsync();
        await Press(desk.Page, script ? "Publish 3 selected proposals" : "Publish selected proposals");

        await Assertions.Expect(desk.Page.Locator("main [role=status]")).ToHaveTextAsync("Published: proposal 3 as revision 3, proposal 7 as revision 4 and proposal 8 as revision 5.");
        await phone.Open("/en/admin");
        await Assertions.Expect(phone.Page.Locator(".holdings > li").First).ToContainTextAsync("last confirmed: September 2026");
        await Assertions.Expect(phone.Page.Locator(".news > li").First).ToContainTextAsync("Proposal 8 was published by Editor");
    }

    /// <summary>What a thumb has to hit is at least 44 px high, and nothing is wider than the screen.</summary>
    private static async Task Targets(IPage page)
    {
        foreach (var button in await page.Locator(".holdings .button").AllAsync())
            Assert.True((await button.BoundingBoxAsync())!.Height >= 44);
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static async Task Confirm(IPage page)
    {
        // Every source the register holds is cited already: there is none to choose, one is described.
        await Assertions.Expect(page.Locator("select[name='Evidence.Source']")).ToHaveCountAsync(0);
        await page.GetByLabel("Title").FillAsync("Report of September 2026");
        await page.GetByLabel("Publisher").FillAsync("Ministry of Foreign Affairs of Chile");
        await page.GetByLabel("Date of the source").FillAsync("2026-09");
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("The report lists it.");
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
