using System.Globalization;
using System.Text;
using System.Xml;
using LaDeclaration.Register.Search;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Api;

/// <summary>
/// All public addresses in all languages, for search engines and crawlers (sitemaps.org): one file, or, if it would be too long, an index of
/// several.
/// </summary>
public sealed class SiteMap(RegisterIndexes indexes, NewestRevisionCache newest, SiteSettings site, SiteAddress address)
{
    /// <summary>Addresses in one file; the protocol allows 50,000.</summary>
    public const int MaxAddresses = 10_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const string MediaType = "application/xml";

    private static readonly string[] FixedPaths = ["", "committees", "countries", "matrix", "map", "search", "changes", "changes/dates", "gaps", "sources", "about", "accessibility", "privacy"];

    private int PathsInFile => MaxAddresses / site.Languages.Count;

    /// <summary>The paths of all public pages, without the language, the most visited kinds first.</summary>
    public static IEnumerable<string> ListPaths(IndexAtRevision index) =>
        FixedPaths
            .Concat(index.Pillars.Select(p => p.Pillar).Distinct().Order().Select(p => $"pillars/{p}"))
            .Concat(index.Committees.Select(c => c.Committee).Distinct().Order(StringComparer.Ordinal).Select(c => $"committees/{Uri.EscapeDataString(c)}"))
            .Concat(index.CountryDetails.Select(c => c.Country).Distinct().Order(StringComparer.Ordinal).Select(c => $"countries/{Uri.EscapeDataString(c.ToLowerInvariant())}"))
            .Concat(Enumerable.Range(1, index.Known).Select(r => $"changes/{r}"));

    public static IResult GetRobots(HttpRequest request, SiteAddress address) =>
        Results.Text($"User-agent: *\nDisallow: /*/admin\nDisallow: /*/account\nSitemap: {address.GetRoot(request)}/sitemap.xml\n");

    public async Task<IResult> Get(HttpRequest request, CancellationToken cancellation)
    {
        var (root, index) = (address.GetRoot(request), await indexes.Get(await newest.Get(cancellation), cancellation));
        var files = CountFiles(index);
        return Write(xml => files == 1 ? WriteAddresses(xml, root, ListPaths(index)) : WriteIndex(xml, root, files));
    }

    /// <param name="number">From 1.</param>
    public async Task<IResult> GetFile(int number, HttpRequest request, CancellationToken cancellation)
    {
        var (root, index) = (address.GetRoot(request), await indexes.Get(await newest.Get(cancellation), cancellation));
        return number < 1 || number > CountFiles(index) ? Results.NotFound() : Write(xml => WriteAddresses(xml, root, ListPaths(index).Skip((number - 1) * PathsInFile).Take(PathsInFile)));
    }

    private int CountFiles(IndexAtRevision index) => (ListPaths(index).Count() + PathsInFile - 1) / PathsInFile;

    private static IResult Write(Func<XmlWriter, Task> write) => Results.Stream(
        async body =>
        {
            await using var xml = XmlWriter.Create(body, new XmlWriterSettings { Async = true, Indent = true, Encoding = new UTF8Encoding(false) });
            await xml.WriteStartDocumentAsync();
            await write(xml);
        },
        MediaType);

    private static async Task WriteIndex(XmlWriter xml, string root, int files)
    {
        await xml.WriteStartElementAsync(null, "sitemapindex", Namespace);
        for (var number = 1; number <= files; number++)
        {
            await xml.WriteStartElementAsync(null, "sitemap", null);
            await xml.WriteElementStringAsync(null, "loc", null, string.Create(CultureInfo.InvariantCulture, $"{root}/sitemap-{number}.xml"));
            await xml.WriteEndElementAsync();
        }
        await xml.WriteEndElementAsync();
    }

    private async Task WriteAddresses(XmlWriter xml, string root, IEnumerable<string> paths)
    {
        await xml.WriteStartElementAsync(null, "urlset", Namespace);
        await xml.WriteAttributeStringAsync("xmlns", "xhtml", null, Xhtml);
        foreach (var path in paths)
        {
            foreach (var language in site.Languages)
            {
                await xml.WriteStartElementAsync(null, "url", null);
                await xml.WriteElementStringAsync(null, "loc", null, AddressOf(root, language, path));
                foreach (var other in site.Languages)
                {
                    await xml.WriteStartElementAsync("xhtml", "link", Xhtml);
                    await xml.WriteAttributeStringAsync(null, "rel", null, "alternate");
                    await xml.WriteAttributeStringAsync(null, "hreflang", null, other);
                    await xml.WriteAttributeStringAsync(null, "href", null, AddressOf(root, other, path));
                    await xml.WriteEndElementAsync();
                }
                await xml.WriteEndElementAsync();
            }
        }
        await xml.WriteEndElementAsync();
    }

    private static string AddressOf(string root, string language, string path) =>
        path.Length == 0 ? $"{root}/{language}" : $"{root}/{language}/{path}";
}
