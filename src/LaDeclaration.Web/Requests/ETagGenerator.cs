using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LaDeclaration.Web.Settings;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Creates the ETag of a public response: a digest of all that the response depends on, then the revision and the date in plain text. It is
/// sent only with status 200, so a request that carries it proves that its page exists. Weak, since it is the same in every content coding.
/// </summary>
public sealed class ETagGenerator(SiteSettings site, EditorialSettings editorial, SiteAddress address)
{
    /// <summary>In bytes.</summary>
    private const int DigestLength = 8;

    /// <summary>Includes all settings of the site, shown or not, so that none is forgotten when a page comes to show it.</summary>
    private readonly byte[] buildAndSettings = JsonSerializer.SerializeToUtf8Bytes(new
    {
        Modules = FindAssemblies(site.Languages).Select(a => a.ManifestModule.ModuleVersionId),
        Runtime = Environment.Version,
        Site = site,
        Editorial = editorial,
    });

    public EntityTagHeaderValue Create(HttpRequest request, ReadingContext reader)
    {
        var url = $"{address.GetRoot(request)}{request.Path.ToUriComponent()}?{PublicQueryParameters.Format(request)}";
        var digest = SHA256.HashData([.. buildAndSettings, .. Encoding.UTF8.GetBytes(url)]);
        return new($"\"{Convert.ToHexString(digest, 0, DigestLength)}-{reader.Newest}-{reader.Today:yyyyMMdd}\"", isWeak: true);
    }

    /// <summary>The application's own assemblies, with the satellite assemblies of the given languages.</summary>
    public static IEnumerable<Assembly> FindAssemblies(IEnumerable<string> languages)
    {
        var web = typeof(ETagGenerator).Assembly;
        var own = web.GetReferencedAssemblies().Where(a => a.Name!.StartsWith(nameof(LaDeclaration) + ".", StringComparison.Ordinal)).Select(Assembly.Load).Prepend(web).ToList();
        return own.Concat(from assembly in own from language in languages from culture in WithParents(CultureInfo.GetCultureInfo(language)) from words in FindSatellite(assembly, culture) select words);
    }

    private static IEnumerable<CultureInfo> WithParents(CultureInfo culture)
    {
        for (; culture.Name.Length > 0; culture = culture.Parent)
            yield return culture;
    }

    private static Assembly[] FindSatellite(Assembly assembly, CultureInfo culture)
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
