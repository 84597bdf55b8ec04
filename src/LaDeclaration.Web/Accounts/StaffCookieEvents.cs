using System.Globalization;
using System.Security.Claims;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.SavedForms;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// A signed-in session: 30 minutes without a request end it, 12 hours end it in any case, and so does, at the next request,
/// anything that renews the security stamp: another password, role or country, a closed account. Signing out ends the one session,
/// also for whoever holds a copy of its cookie.
/// </summary>
public sealed class StaffCookieEvents(
    SignInManager<StaffMember> signIn, RegisterDbContext db, ExpiredSessionMessages lapsed, ITempDataDictionaryFactory flashes, TimeProvider time) : CookieAuthenticationEvents
{
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(30);

    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(12);

    /// <summary>How long a session counts as just begun.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(15);

    private const string Began = "began";

    private const string Session = "session";

    // A longer address to come back to could outgrow the header buffers of a proxy.
    private const int LongestReturn = 1_000;

    public override Task SigningIn(CookieSigningInContext context)
    {
        context.Properties.Items.TryAdd(Began, time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        context.Properties.Items.TryAdd(Session, Guid.NewGuid().ToString());
        return Task.CompletedTask;
    }

    /// <summary>Whether the person signed in only now; a change of the account that goes on with the session does not make it younger.</summary>
    public static async Task<bool> IsFresh(HttpContext http) =>
        (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties is { } session
        && Age(session, http.RequestServices.GetRequiredService<TimeProvider>()) <= FreshFor;

    /// <summary>Ends the session of this browser, if it has one, before its cookie is taken away or replaced; the journal says why in the same save.</summary>
    public async Task End(HttpContext http, JournalEntry done)
    {
        db.Journal.Add(done);
        var session = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var ended = session.Succeeded && IdOf(session.Properties) is { } id ? db.EndedSessions.Add(new EndedSession { Id = id, EndedAt = time.GetUtcNow().UtcDateTime }) : null;
        try
        {
            await db.SaveChangesAsync(http.RequestAborted);
        }
        catch (DbUpdateException clash) when (ended is not null && db.IsUniqueClash(clash))
        {
            // It ended at the same moment: the button was pressed twice, and the journal says so once.
            ended.State = EntityState.Detached;
            if (done.Act == Act.SignedOut)
                db.Entry(done).State = EntityState.Detached;
            await db.SaveChangesAsync(http.RequestAborted);
        }
    }

    /// <summary>
    /// Lets the browser drop what it kept of the pages. Not the cookies: the session's is expired by its name, and what knows the browser stays.
    /// </summary>
    public static void ClearBrowser(HttpResponse response) => response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (!(Age(context.Properties, time) < MaxAge) || !await IsOpen(context) || await signIn.ValidateSecurityStampAsync(context.Principal) is not { DisabledAt: null })
        {
            // The cookie stays, as it does when the idle time has run out: it tells whose the form is that comes too late.
            context.RejectPrincipal();
            return;
        }
        // The framework's sliding renews only past half time, which would let the idle time fall to half of it.
        context.ShouldRenew = true;
    }

    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var said = await lapsed.Describe(context.HttpContext, Ended(context));
        if (SavedFormStore.IsSaveRequest(context.Request) && said is not null)
        {
            // A page's script asks, which shows the sentence where the person is typing.
            context.Response.StatusCode = said.IsSaved ? StatusCodes.Status202Accepted : StatusCodes.Status401Unauthorized;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(said.Text, context.HttpContext.RequestAborted);
            return;
        }
        if (said is not null)
        {
            var flash = flashes.GetTempData(context.HttpContext);
            flash["Notice"] = said.Text;
            flash.Save();
        }
        RedirectToAccountPage(context, "sign-in", said?.CanContinue != false);
    }

    /// <summary>Whoever has shown only a password sets up a second factor first, whatever else they may.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.User.IsSure())
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else
            RedirectToAccountPage(context, "second-factor");
        return Task.CompletedTask;
    }

    private static void RedirectToAccountPage(RedirectContext<CookieAuthenticationOptions> context, string page, bool andBack = true)
    {
        var language = context.Request.RouteValues["lang"] ?? "en";
        var back = Uri.EscapeDataString(SavedFormStore.AddressOf(context.Request));
        context.Response.Redirect($"/{language}/account/{page}" + (andBack && back.Length <= LongestReturn ? $"?returnUrl={back}" : ""));
    }

    /// <summary>The session that the browser's cookie was given for, which lets nobody in any more; none without such a cookie.</summary>
    private static AuthenticationTicket? Ended(RedirectContext<CookieAuthenticationOptions> context) =>
        context.Options.CookieManager.GetRequestCookie(context.HttpContext, context.Options.Cookie.Name!) is { } cookie
            ? context.Options.TicketDataFormat.Unprotect(cookie)
            : null;

    /// <summary>Reads the person with it, whom whoever asks for them next finds in the context: so it costs no question more.</summary>
    private async Task<bool> IsOpen(CookieValidatePrincipalContext context)
    {
        var (person, session) = (context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), IdOf(context.Properties));
        return session is not null
            && await db.Users.SingleOrDefaultAsync(u => u.Id == person && !db.EndedSessions.Any(e => e.Id == session), context.HttpContext.RequestAborted) is not null;
    }

    /// <summary>None when the cookie does not say.</summary>
    internal static Guid? IdOf(AuthenticationProperties? session) =>
        session?.Items.TryGetValue(Session, out var written) == true && Guid.TryParse(written, out var id) ? id : null;

    /// <summary>None when the cookie does not say.</summary>
    private static TimeSpan? Age(AuthenticationProperties session, TimeProvider time) => time.GetUtcNow() - BeganAt(session);

    internal static DateTimeOffset? BeganAt(AuthenticationProperties session) =>
        session.Items.TryGetValue(Began, out var began) && DateTimeOffset.TryParse(began, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var start) ? start : null;
}
