using System.Text.RegularExpressions;

namespace LaDeclaration.Browser.Tests;

public sealed class PrintTests(Chromium chromium) : BrowserTest(chromium)
{
    [SkippableTheory]
    [InlineData("/en")]
    [InlineData("/en/committees/labor-mobility")]
    [InlineData("/en/countries/mx")]
    public async Task On_paper_the_navigation_is_gone_and_each_sources_address_is_written_out_once(string address)
    {
        var page = await (await Open()).Open(address);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var navigation in await page.Locator("nav, .skip, .opens, .find, .footer ul, .onward").AllAsync())
            await Assertions.Expect(navigation).ToBeHiddenAsync();
        var written = await page.Locator("main a").EvaluateAllAsync<string[]>("all => all.map(a => getComputedStyle(a, '::after').content).filter(c => c.includes('<'))");
        Assert.NotEmpty(written);
        Assert.All(written, w => Assert.Contains("https://", w));
        Assert.Equal(written.Distinct(), written);
    }

    [SkippableTheory]
    [InlineData("en", "A4")]
    [InlineData("es", "Letter")]
    [InlineData("pt", "A4")]
    [InlineData("fr", "Letter")]
    public async Task Home_is_a_roster_of_two_pages(string language, string paper)
    {
        var page = await (await Open()).Open("/" + language);

        var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = paper, PreferCSSPageSize = false }));

        Assert.Equal(2, Regex.Count(pdf, @"/Type\s*/Page\b"));
    }

    /// <summary>A first page that is all but empty would be one more.</summary>
    [SkippableTheory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("pt")]
    [InlineData("fr")]
    public async Task Gaps_begin_on_the_first_page(string language)
    {
        var page = await (await Open()).Open($"/{language}/gaps");

        var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }));

        Assert.InRange(Regex.Count(pdf, @"/Type\s*/Page\b"), 1, 4);
    }

    [SkippableFact]
    public async Task On_paper_stands_which_revision_it_shows_and_where_it_came_from()
    {
        var page = await (await Open()).Open("/en/committees/labor-mobility");
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(page.Locator(".page-info")).ToContainTextAsync("Revision 2");
        await Assertions.Expect(page.Locator(".cite code")).ToBeVisibleAsync();
    }
}
