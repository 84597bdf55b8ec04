using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Setup;

internal static class CookiesSetup
{
    public static void AddCookies(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // No default scheme: only the authorization policies authenticate, so that a public page is the same for everyone and sets no cookie.
        var authentication = services.AddAuthentication();
        authentication.AddIdentityCookies();
        authentication.AddCookie(SignInFlow.Waiting);
        var isSecure = !builder.Environment.IsDevelopment();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie = new HostCookieBuilder("staff", isSecure) { SameSite = SameSiteMode.Lax };
            options.ExpireTimeSpan = StaffCookieEvents.IdleTimeout;
            options.SlidingExpiration = true;
            options.EventsType = typeof(StaffCookieEvents);
        });
        // The challenge of a passkey; and who gave a right password and has yet to take the second step.
        foreach (var (scheme, name) in new[] { (IdentityConstants.TwoFactorUserIdScheme, "challenge"), (SignInFlow.Waiting, "waiting") })
            services.Configure<CookieAuthenticationOptions>(scheme, options =>
            {
                options.Cookie = new HostCookieBuilder(name, isSecure) { SameSite = SameSiteMode.Strict };
                options.ExpireTimeSpan = SignInFlow.WaitingTime;
                options.SlidingExpiration = false;
            });
        services.AddAntiforgery(options => options.Cookie = new HostCookieBuilder("form", isSecure) { SameSite = SameSiteMode.Strict });
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie = new HostCookieBuilder("flash", isSecure) { SameSite = SameSiteMode.Strict });
    }
}
