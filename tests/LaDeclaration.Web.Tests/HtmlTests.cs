using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Tests;

/// <summary>The Nu HTML checker finds no error and nothing to warn of on any page. Part of the long sweep, which brings the checker.</summary>
public sealed class HtmlTests
{
    private static readonly string? Checker = Environment.GetEnvironmentVariable("LADECLARATION_NU");

    [SkippableFact]
    public async Task Every_page_passes_the_Nu_checker()
    {
        Skip.If(Checker is null, "The Nu HTML checker comes with bash tests/run --all.");
        await using var site = await Site.Started();
        var visitor = site.Visitor();
        var map = XDocument.Parse((await visitor.Open("/sitemap.xml")).Html);
        var pages = new Dictionary<string, Page>();
        foreach (var address in map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath).Concat(PublicAddresses.Asked.SelectMany(asked => new[] { "/en" + asked, "/fr" + asked })).Concat(["/en/nowhere", "/en?on=x", "/en?on=2020-01-01", "/en/changes?from=x&to=2024-06-01", "/fr?on=2023-06-23&known=1", "/en/account/sign-in"]))
            pages[address] = await visitor.Open(address);
        foreach (var language in new[] { "en", "fr" })
            foreach (var (address, page) in await StaffWalkTests.Walk(await site.SignIn(StaffRole.Administrator), language))
                pages[address] = page;

        Faults.None(await Check(pages));
    }

    private static async Task<IReadOnlyList<string>> Check(Dictionary<string, Page> pages)
    {
        var folder = Directory.CreateTempSubdirectory("pages-").FullName;
        try
        {
            var addresses = pages.Keys.ToList();
            for (var i = 0; i < addresses.Count; i++)
                if (pages[addresses[i]].Header("Content-Type")!.StartsWith("text/html", StringComparison.Ordinal))
                    await File.WriteAllTextAsync(Path.Combine(folder, $"{i}.html"), pages[addresses[i]].Html);
            using var checker = Process.Start(new ProcessStartInfo("java", ["-jar", Checker!, "--format", "json", "--skip-non-html", folder]) { RedirectStandardError = true })!;
            var said = await checker.StandardError.ReadToEndAsync();
            await checker.WaitForExitAsync();
            return
            [
                .. JsonDocument.Parse(said).RootElement.GetProperty("messages").EnumerateArray()
                    .Where(m => m.GetProperty("type").GetString() == "error" || m.TryGetProperty("subType", out var kind) && kind.GetString() == "warning")
                    .Select(m => $"{addresses[int.Parse(Path.GetFileNameWithoutExtension(m.GetProperty("url").GetString()!), CultureInfo.InvariantCulture)]}: {m.GetProperty("message").GetString()}")
                    .Distinct(),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
