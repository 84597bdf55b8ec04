using System.Globalization;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>
/// A signed-in session: 30 minutes without a request end it, 12 hours end it in any case, and so does, at the next request,
/// anything that renews the security stamp: another password, role or country, a closed account.
/// </summary>
public sealed class StaffSession(SignInManager<StaffMember> signIn, TimeProvider time) : CookieAuthenticationEvents
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    public static readonly TimeSpan InAll = TimeSpan.FromHours(12);

    /// <summary>How long a session counts as just begun.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    private const string Began = "began";

    // A longer address to come back to could outgrow the header buffers of a proxy.
    private const int LongestReturn = 1_000;

    public override Task SigningIn(CookieSigningInContext context)
    {
        context.Properties.Items.TryAdd(Began, time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }

    /// <summary>Whether the person signed in only now; a change of the account that goes on with the session does not make it younger.</summary>
    public static async Task<bool> IsFresh(HttpContext http) =>
        (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties is { } session
        && Age(session, http.RequestServices.GetRequiredService<TimeProvider>()) <= Fresh;

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var isOver = !(Age(context.Properties, time) < InAll);
        if (isOver || await signIn.ValidateSecurityStampAsync(context.Principal) is not { DisabledAt: null })
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        // The framework's sliding renews only past half time, which would let the idle time fall to half of it.
        context.ShouldRenew = true;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => Lead(context, "sign-in");

    /// <summary>Whoever has shown only a password sets up a second factor first, whatever else they may.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!context.HttpContext.User.IsSure())
            return Lead(context, "second-factor");
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static Task Lead(RedirectContext<CookieAuthenticationOptions> context, string page)
    {
        var language = context.Request.RouteValues["lang"] ?? "en";
        var back = Uri.EscapeDataString(context.Request.Path + context.Request.QueryString);
        context.Response.Redirect($"/{language}/account/{page}" + (back.Length <= LongestReturn ? $"?returnUrl={back}" : ""));
        return Task.CompletedTask;
    }

    /// <summary>None when the cookie does not say.</summary>
    private static TimeSpan? Age(AuthenticationProperties session, TimeProvider time) =>
        session.Items.TryGetValue(Began, out var began) && DateTimeOffset.TryParse(began, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var start)
            ? time.GetUtcNow() - start
            : null;
}
