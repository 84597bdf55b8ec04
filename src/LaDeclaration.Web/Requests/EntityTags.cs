using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LaDeclaration.Web.Settings;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// The tag of a public answer: a digest of all that the answer depends on but the revision and the date, which it carries as they are.
/// It is given only with a page that is there, so whoever brings the tag of an address proves that the page exists. A weak tag is the
/// same in every encoding.
/// </summary>
public sealed class EntityTags(SiteSettings site, EditorialSettings editorial, SiteAddress address)
{
    private const int DigestLength = 8;

    /// <summary>Whole objects of settings, whether a page shows them or not: so none that comes to be shown can be forgotten.</summary>
    private readonly byte[] edition = JsonSerializer.SerializeToUtf8Bytes(new
    {
        Modules = Assemblies(site.Languages).Select(a => a.ManifestModule.ModuleVersionId),
        Runtime = Environment.Version,
        Site = site,
        Editorial = editorial,
    });

    public EntityTagHeaderValue Of(HttpRequest request, ReadingContext reader)
    {
        var asked = from name in PublicQuery.Known from value in request.Query[name] select $"{name}={Uri.EscapeDataString(value ?? "")}";
        var place = $"{address.Root(request)}{request.Path.ToUriComponent()}?{string.Join('&', asked)}";
        var digest = SHA256.HashData([.. edition, .. Encoding.UTF8.GetBytes(place)]);
        return new($"\"{Convert.ToHexString(digest, 0, DigestLength)}-{reader.Newest}-{reader.Today:yyyyMMdd}\"", isWeak: true);
    }

    /// <summary>Every assembly of ours, with those that hold the interface's words in the site's languages.</summary>
    public static IEnumerable<Assembly> Assemblies(IEnumerable<string> languages)
    {
        var web = typeof(EntityTags).Assembly;
        var own = web.GetReferencedAssemblies().Where(a => a.Name!.StartsWith(nameof(LaDeclaration) + ".", StringComparison.Ordinal)).Select(Assembly.Load).Prepend(web).ToList();
        return own.Concat(from assembly in own from language in languages from culture in Lineage(CultureInfo.GetCultureInfo(language)) from words in Satellite(assembly, culture) select words);
    }

    private static IEnumerable<CultureInfo> Lineage(CultureInfo culture)
    {
        for (; culture.Name.Length > 0; culture = culture.Parent)
            yield return culture;
    }

    private static Assembly[] Satellite(Assembly assembly, CultureInfo culture)
    {
        try
        {
            return [assembly.GetSatelliteAssembly(culture)];
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}
