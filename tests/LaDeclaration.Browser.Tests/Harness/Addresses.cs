using System.Xml.Linq;

namespace LaDeclaration.Browser.Tests.Harness;

public static class Addresses
{
    /// <summary>Every public page in a language, as the site map has them.</summary>
    public static async Task<IReadOnlyList<string>> Public(Site site, string language = "en")
    {
        using var visitor = site.Visitor();
        var map = XDocument.Parse(await (await visitor.Get("/sitemap.xml")).Content.ReadAsStringAsync());
        return
        [
            .. map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath)
                .Where(path => path.Split('/')[1] == language),
        ];
    }
}
