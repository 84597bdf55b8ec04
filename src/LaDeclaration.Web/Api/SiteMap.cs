using System.Xml.Linq;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Api;

/// <summary>All public addresses in all languages, for search engines and crawlers.</summary>
internal static class SiteMap
{
    private static readonly XNamespace Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    private static readonly string[] FixedPaths = ["", "committees", "countries", "matrix", "map", "search", "changes", "changes/dates", "gaps", "sources", "about", "accessibility", "privacy"];

    public static IResult GetRobots(HttpRequest request, SiteAddress address) =>
        Results.Text($"User-agent: *\nDisallow: /*/admin\nDisallow: /*/account\nSitemap: {address.GetRoot(request)}/sitemap.xml\n");

    public static async Task<IResult> Get(HttpRequest request, SiteAddress address, RegisterDbContext db, SiteSettings site, CancellationToken cancellation)
    {
        var known = await db.GetNewestRevision(cancellation);
        List<string> paths =
        [
            .. FixedPaths,
            .. (await db.PillarDetails.KnownAt(known).Select(p => p.Pillar).Distinct().OrderBy(p => p).ToListAsync(cancellation)).Select(p => $"pillars/{p}"),
            .. (await db.CommitteeDetails.KnownAt(known).Select(c => c.Committee).Distinct().OrderBy(c => c).ToListAsync(cancellation)).Select(c => $"committees/{Uri.EscapeDataString(c)}"),
            .. (await db.CountryDetails.KnownAt(known).Select(c => c.Country).Distinct().OrderBy(c => c).ToListAsync(cancellation)).Select(c => $"countries/{Uri.EscapeDataString(c.ToLowerInvariant())}"),
            .. Enumerable.Range(1, known).Select(r => $"changes/{r}"),
        ];
        var root = address.GetRoot(request);
        var map = new XElement(Namespace + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml),
            from path in paths
            from language in site.Languages
            select new XElement(Namespace + "url",
                new XElement(Namespace + "loc", AddressOf(root, language, path)),
                from other in site.Languages
                select new XElement(Xhtml + "link",
                    new XAttribute("rel", "alternate"), new XAttribute("hreflang", other), new XAttribute("href", AddressOf(root, other, path)))));
        return Results.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{map}", "application/xml");
    }

    private static string AddressOf(string root, string language, string path) =>
        path.Length == 0 ? $"{root}/{language}" : $"{root}/{language}/{path}";
}
