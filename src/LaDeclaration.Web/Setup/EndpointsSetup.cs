using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Api;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Settings;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Setup;

/// <summary>Every address that is not a page of its own.</summary>
internal static class EndpointsSetup
{
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void MapAddresses(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapMethods("/", Reads, RedirectToLanguage);
        app.MapMethods("/{lang:language}/pillars", Reads, (string lang, HttpRequest request) => Results.Redirect($"/{lang}{request.QueryString}", permanent: true)); // The overview is the list of pillars.
        app.MapMethods("/robots.txt", Reads, SiteMap.Robots);
        app.MapMethods("/sitemap.xml", Reads, SiteMap.Xml);
        app.MapMethods(MembershipsCsv.Address, Reads, MembershipsCsv.Answer).WithMetadata(new PublicDataMetadata());
        app.MapFeeds();
        app.MapMethods(Suggestions.Address, Reads, Suggestions.Answer).WithMetadata(new PublicDataMetadata()).RequireRateLimiting(RateLimitPolicies.Search);
        app.MapRazorPages();
    }

    private static void MapFeeds(this WebApplication app)
    {
        var feeds = app.MapGroup("/{lang:language}").WithMetadata(new PublicDataMetadata());
        feeds.MapMethods("changes.atom", Reads, (ChangesFeed feed, HttpContext http, CancellationToken cancellation) => feed.Answer(new ChangeScope(), http, cancellation));
        feeds.MapMethods("pillars/{number:int}/changes.atom", Reads, (int number, ChangesFeed feed, HttpContext http, CancellationToken cancellation) => feed.Answer(new ChangeScope(Pillar: number), http, cancellation));
        feeds.MapMethods("committees/{slug}/changes.atom", Reads, (string slug, ChangesFeed feed, HttpContext http, CancellationToken cancellation) => feed.Answer(new ChangeScope(Committee: slug), http, cancellation));
        feeds.MapMethods("countries/{code}/changes.atom", Reads, (string code, ChangesFeed feed, HttpContext http, CancellationToken cancellation) =>
            feed.Answer(new ChangeScope(Country: code.ToUpperInvariant()), http, cancellation));
    }

    private static IResult RedirectToLanguage(HttpContext http, SiteSettings site)
    {
        http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        return Results.Redirect($"/{PreferredLanguage.Of(http.Request.Headers.AcceptLanguage, site.Languages)}{http.Request.QueryString}");
    }
}
