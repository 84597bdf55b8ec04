using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Setup;

/// <summary>Every address that is not a page of its own.</summary>
internal static class Addresses
{
    public static void MapAddresses(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapGet("/", RedirectToLanguage);
        app.MapGet("/{lang:language}/pillars", (string lang) => Results.Redirect($"/{lang}", permanent: true)); // The overview is the list of pillars.
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        app.MapGet("/robots.txt", SiteMap.Robots);
        app.MapGet("/sitemap.xml", SiteMap.Xml);
        app.MapRazorPages();
    }

    private static IResult RedirectToLanguage(HttpContext http, SiteSettings site)
    {
        var wanted = http.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.Value?.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(l => l is not null && site.Languages.Contains(l));
        http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        return Results.Redirect($"/{wanted ?? site.Languages[0]}");
    }
}
