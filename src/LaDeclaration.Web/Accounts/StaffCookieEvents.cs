using System.Globalization;
using System.Security.Claims;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.SavedForms;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// A session ends after 30 minutes without a request, after 12 hours in any case, and at the next request after the security stamp changes:
/// with a new password, role or country, or a closed account. Signing out ends that session on the server too, for anybody with a copy of its
/// cookie.
/// </summary>
public sealed class StaffCookieEvents(
    SignInManager<StaffMember> signIn, RegisterDbContext db, ExpiredSessionMessages messages, ITempDataDictionaryFactory flashes, TimeProvider time) : CookieAuthenticationEvents
{
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(30);

    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(12);

    /// <summary>How long a session counts as just begun.</summary>
    public static readonly TimeSpan FreshSessionAge = TimeSpan.FromMinutes(15);

    private const string StartKey = "began";

    private const string SessionKey = "session";

    // A longer return address could exceed the header buffers of a proxy.
    private const int MaxReturnUrlLength = 1_000;

    public override Task SigningIn(CookieSigningInContext context)
    {
        context.Properties.Items.TryAdd(StartKey, time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        context.Properties.Items.TryAdd(SessionKey, Guid.NewGuid().ToString());
        return Task.CompletedTask;
    }

    /// <summary>Whether the person signed in within <see cref="FreshSessionAge"/>. Renewing the session does not make it fresh.</summary>
    public static async Task<bool> IsFresh(HttpContext http) =>
        (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties is { } session
        && Age(session, http.RequestServices.GetRequiredService<TimeProvider>()) <= FreshSessionAge;

    /// <summary>Ends the request's session, if there is one, and saves the journal entry with it. Call it before the cookie is removed or replaced.</summary>
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
            // It was ended at the same time, as by pressing the button twice; the journal has it once.
            ended.State = EntityState.Detached;
            if (done.Act == Act.SignedOut)
                db.Entry(done).State = EntityState.Detached;
            await db.SaveChangesAsync(http.RequestAborted);
        }
    }

    /// <summary>Makes the browser clear what it cached of the pages. Not its cookies: the session's is removed by name, and the one of the known browser stays.</summary>
    public static void ClearBrowser(HttpResponse response) => response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (!(Age(context.Properties, time) < MaxAge) || !await IsOpen(context) || await signIn.ValidateSecurityStampAsync(context.Principal) is not { DisabledAt: null })
        {
            // The cookie stays, as it does after the idle timeout: it tells the owner of a form that arrives later.
            context.RejectPrincipal();
            return;
        }
        // The framework's sliding expiration renews only past half time, which could halve the idle timeout.
        context.ShouldRenew = true;
    }

    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var message = await messages.Describe(context.HttpContext, ReadTicket(context));
        if (SavedFormStore.IsSaveRequest(context.Request) && message is not null)
        {
            // The request comes from a page's script, which shows the message where the person is typing.
            context.Response.StatusCode = message.IsSaved ? StatusCodes.Status202Accepted : StatusCodes.Status401Unauthorized;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(message.Text, context.HttpContext.RequestAborted);
            return;
        }
        if (message is not null)
        {
            var flash = flashes.GetTempData(context.HttpContext);
            flash["Notice"] = message.Text;
            flash.Save();
        }
        RedirectToAccountPage(context, "sign-in", message?.CanContinue != false);
    }

    /// <summary>After a password alone, redirects to setting up a second factor.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.User.IsMultiFactor())
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else
            RedirectToAccountPage(context, "second-factor");
        return Task.CompletedTask;
    }

    private static void RedirectToAccountPage(RedirectContext<CookieAuthenticationOptions> context, string page, bool andBack = true)
    {
        var language = context.Request.RouteValues["lang"] ?? "en";
        var back = Uri.EscapeDataString(SavedFormStore.AddressOf(context.Request));
        context.Response.Redirect($"/{language}/account/{page}" + (andBack && back.Length <= MaxReturnUrlLength ? $"?returnUrl={back}" : ""));
    }

    /// <summary>The session in the cookie, which is no longer valid; null without a cookie.</summary>
    private static AuthenticationTicket? ReadTicket(RedirectContext<CookieAuthenticationOptions> context) =>
        context.Options.CookieManager.GetRequestCookie(context.HttpContext, context.Options.Cookie.Name!) is { } cookie
            ? context.Options.TicketDataFormat.Unprotect(cookie)
            : null;

    /// <summary>Loads the account into the context too, where later reads find it without another query.</summary>
    private async Task<bool> IsOpen(CookieValidatePrincipalContext context)
    {
        var (person, session) = (context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), IdOf(context.Properties));
        return session is not null
            && await db.Users.SingleOrDefaultAsync(u => u.Id == person && !db.EndedSessions.Any(e => e.Id == session), context.HttpContext.RequestAborted) is not null;
    }

    /// <summary>Null if the cookie does not say.</summary>
    internal static Guid? IdOf(AuthenticationProperties? session) =>
        session?.Items.TryGetValue(SessionKey, out var written) == true && Guid.TryParse(written, out var id) ? id : null;

    /// <summary>Null if the cookie does not say.</summary>
    private static TimeSpan? Age(AuthenticationProperties session, TimeProvider time) => time.GetUtcNow() - StartedAt(session);

    internal static DateTimeOffset? StartedAt(AuthenticationProperties session) =>
        session.Items.TryGetValue(StartKey, out var began) && DateTimeOffset.TryParse(began, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var start) ? start : null;
}
