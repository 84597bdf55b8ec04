using LaDeclaration.Register.Staff;

namespace LaDeclaration.Browser.Tests;

/// <summary>The matrix as a form: by keyboard alone, on a phone, and what the list beside it says.</summary>
public sealed class MatrixTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Editor = "editor@example.org";
    private const string Matrix = "/en/admin/matrix";

    [SkippableFact]
    public async Task Shot()
    {
        foreach (var (screen, colours) in new[] { (Screen.Desktop, Colours.Light), (Screen.Desktop, Colours.Dark), (Screen.Tablet, Colours.Light), (Screen.Phone, Colours.Light), (Screen.Narrow, Colours.Dark), (Screen.Desktop, Colours.Forced) })
        {
            var window = await Open(screen, colours);
            await window.SignIn(StaffPages.Administrator);
            var page = await window.Open(Matrix);
            await page.GetByLabel("Mexico, Labor Mobility", new() { Exact = true }).SelectOptionAsync("Participant");
            await page.GetByLabel("Chile, Labor Mobility", new() { Exact = true }).SelectOptionAsync("Lead");
            await page.GetByLabel("Argentina, Labor Mobility", new() { Exact = true }).SelectOptionAsync("Both");
            await page.GetByLabel("Argentina, Combatting Xenophobia", new() { Exact = true }).FocusAsync();
            await page.ScreenshotAsync(new() { Path = $"/tmp/matrix-{screen}-{colours}.png" });
            await page.ScreenshotAsync(new() { Path = $"/tmp/matrix-{screen}-{colours}-full.png", FullPage = true });
            Console.WriteLine(string.Join("\n", await page.Overflowing()));
        }
    }
}
