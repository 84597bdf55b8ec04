using System.Text;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Browser.Tests;

public sealed class ImportTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Editor = "editor@example.org";

    [SkippableTheory]
    [InlineData(Screen.Phone, true)]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Desktop, false)]
    public async Task An_editor_uploads_a_file_mends_what_is_wrong_with_it_and_publishes(Screen screen, bool script)
    {
        var own = await OwnSite();
        await own.AddStaff(Editor, StaffRole.Editor);
        using var visitor = own.Visitor();
        var served = await (await visitor.Get("/data/memberships.csv")).Content.ReadAsStringAsync();
        var window = await Open(screen, script: script, site: own);
        await window.SignIn(Editor);
        var page = window.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Import roles from a file" }).ClickAsync();
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("As the joint statement of 1 March 2025 says.");
        await Upload(page, served + ",labor-mobility,CL,Participant,01/03/2025,on,,,note-verbale\r\n");

        await Assertions.Expect(page.Locator(".errors li")).ToHaveTextAsync("There are 3 problems with the file. Nothing was imported.");
        await Assertions.Expect(page.Locator("main tbody tr")).ToContainTextAsync(["role", "from", "sources"]);
        await Assertions.Expect(page.Locator("main tbody tr td:first-child")).ToHaveTextAsync(["53", "53", "53"]);
        await Assertions.Expect(page.GetByLabel("Reason", new() { Exact = true })).ToHaveValueAsync("As the joint statement of 1 March 2025 says.");

        await Upload(page, served + ",labor-mobility,CL,participant,2025-03-01,on,,,lima\r\n");
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("From the file: 1 entry added and 51 unchanged.");
        await Assertions.Expect(page.Locator(".changes > li")).ToContainTextAsync(["Chile, participant in Labor Mobility, from 1 March 2025"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish 1 change", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("was published as revision 3.");
    }

    [SkippableFact]
    public async Task Every_kind_of_bad_line_is_named_by_line_and_column_and_the_sites_own_file_changes_nothing()
    {
        var own = await OwnSite();
        await own.AddStaff(Editor, StaffRole.Editor);
        using var visitor = own.Visitor();
        var served = (await (await visitor.Get("/data/memberships.csv")).Content.ReadAsStringAsync()).Split("\r\n");
        var good = served.Single(line => line.Contains(",labor-mobility,MX,", StringComparison.Ordinal));
        var bad = await BadLine.Each(own, good);
        var window = await Open(site: own);
        await window.SignIn(Editor);
        var page = await window.Open("/en/admin/import");
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("As the joint statement says.");

        await Upload(page, string.Join("\r\n", [served[0], good, .. bad.Select(b => b.Line)]));

        var named = bad.Select((b, i) => (Line: $"{i + 3}", b.Column, b.Sentence)).Where(b => b.Sentence.Length > 0).ToList();
        Assert.True(named.Count >= 20);
        var rows = page.Locator("main tbody tr");
        await Assertions.Expect(rows.Locator("td:nth-child(1)")).ToHaveTextAsync([.. named.Select(b => b.Line)]);
        await Assertions.Expect(rows.Locator("td:nth-child(2)")).ToHaveTextAsync([.. named.Select(b => b.Column)]);
        await Assertions.Expect(rows.Locator("td:nth-child(3)")).ToContainTextAsync([.. named.Select(b => b.Sentence)]);
        await Assertions.Expect(page.Locator(".errors li")).ToHaveTextAsync($"There are {named.Count} problems with the file. Nothing was imported.");

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("main a[href*='memberships.csv']").ClickAsync());
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(await download.PathAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview the changes" }).ClickAsync();
        await Assertions.Expect(page.Locator("main [role=status]")).ToHaveTextAsync("The file matches the register. Nothing would change.");
    }

    [SkippableTheory]
    [InlineData(Screen.Narrow)]
    [InlineData(Screen.Desktop)]
    public async Task The_list_of_what_is_wrong_is_in_good_order(Screen screen)
    {
        var page = await (await OpenAsEditor(screen)).Open("/en/admin/import");
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("As the joint statement says.");

        await Upload(page, "id,committee,country,role,from,from_is,until,until_is,sources\r\n,,Chile,Lead,01/03/2025,since,2025,,a-source-with-a-key-that-is-much-too-long-for-any-key\r\nno line at all\r\n");

        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(9);
        Faults.None([.. await page.Overflowing(), .. await page.Violations()]);
    }

    private static async Task Upload(IPage page, string text)
    {
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "memberships.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview the changes" }).ClickAsync();
    }
}
