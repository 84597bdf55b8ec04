using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Api;
using LaDeclaration.Web.Settings;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Setup;

internal static class EndpointsSetup
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    public static void MapEndpoints(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapMethods("/", GetAndHead, RedirectToLanguage);
        app.MapMethods("/{lang:language}/pillars", GetAndHead, (string lang, HttpRequest request) => Results.Redirect($"/{lang}{request.QueryString}", permanent: true)); // The home page lists the pillars.
        app.MapMethods("/robots.txt", GetAndHead, SiteMap.GetRobots);
        app.MapMethods("/sitemap.xml", GetAndHead, (SiteMap map, HttpRequest request, CancellationToken cancellation) => map.Get(request, cancellation));
        app.MapMethods("/sitemap-{number:int}.xml", GetAndHead, (int number, SiteMap map, HttpRequest request, CancellationToken cancellation) => map.GetFile(number, request, cancellation));
        app.MapMethods(MembershipsCsv.Route, GetAndHead, MembershipsCsv.Get).WithMetadata(new PublicDataMetadata());
        app.MapMethods(SearchSuggestions.Route, GetAndHead, SearchSuggestions.Get).WithMetadata(new PublicDataMetadata()).RequireRateLimiting(RateLimitPolicies.Search);
        app.MapFeeds();
        app.MapRazorPages();
    }

    private static void MapFeeds(this WebApplication app)
    {
        var feeds = app.MapGroup("/{lang:language}").WithMetadata(new PublicDataMetadata());
        feeds.MapMethods("changes.atom", GetAndHead, (ChangesFeed feed, HttpContext http, CancellationToken cancellation) => feed.Get(new ChangeScope(), http, cancellation));
        feeds.MapMethods("pillars/{number:int}/changes.atom", GetAndHead, (int number, ChangesFeed feed, HttpContext http, CancellationToken cancellation) => feed.Get(new ChangeScope(Pillar: number), http, cancellation));
        feeds.MapMethods("committees/{slug}/changes.atom", GetAndHead, (string slug, ChangesFeed feed, HttpContext http, CancellationToken cancellation) => feed.Get(new ChangeScope(Committee: slug), http, cancellation));
        feeds.MapMethods("countries/{code}/changes.atom", GetAndHead, (string code, ChangesFeed feed, HttpContext http, CancellationToken cancellation) =>
            feed.Get(new ChangeScope(Country: code.ToUpperInvariant()), http, cancellation));
    }

    private static IResult RedirectToLanguage(HttpContext http, SiteSettings site)
    {
        http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        return Results.Redirect($"/{PreferredLanguage.Choose(http.Request.Headers.AcceptLanguage, site.Languages)}{http.Request.QueryString}");
    }
}
