namespace LaDeclaration.Browser.Tests;

public sealed class WithoutScriptTests(Chromium chromium) : BrowserTest(chromium)
{
    [SkippableFact]
    public async Task The_public_pages_say_the_same()
    {
        var with = await Open();
        var without = await Open(script: false);
        foreach (var address in PublicAddresses.OneOfEach)
        {
            var expected = await (await with.Open(address)).Locator("main").InnerTextAsync();
            Assert.Equal(expected, await (await without.Open(address)).Locator("main").InnerTextAsync());
        }
    }

    [SkippableFact]
    public async Task The_link_to_exactly_this_unfolds()
    {
        var page = await (await Open(script: false)).Open("/en/countries/mx");

        await page.Locator("details.cite summary").ClickAsync();

        await Assertions.Expect(page.Locator("details.cite code")).ToContainTextAsync("/en/countries/mx?on=2026-11-23&known=2");
    }
}
