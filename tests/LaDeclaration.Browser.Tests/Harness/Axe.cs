using Deque.AxeCore.Commons;

namespace LaDeclaration.Browser.Tests.Harness;

/// <summary>The rules of WCAG 2.2, levels A and AA, and axe's best practices.</summary>
internal static class Axe
{
    private static readonly string Source = new BundledAxeScriptProvider().GetScript();

    // Not through the package's RunAxe: for the sake of frames, which no page has, it opens a second page for each report.
    private const string Run = """
        async () => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
          return violations.map(v => `${v.id}, ${v.help}: ${v.nodes.map(n => n.target.join(' ')).join(' | ')}`);
        }
        """;

    public static async Task<IEnumerable<string>> Violations(this IPage page)
    {
        await page.EvaluateAsync(Source);
        return (await page.EvaluateAsync<string[]>(Run)).Select(violation => $"{page.Url}: {violation}");
    }
}
