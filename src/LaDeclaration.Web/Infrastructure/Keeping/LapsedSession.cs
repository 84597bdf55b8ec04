using System.Security.Claims;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Infrastructure.Keeping;

/// <summary>
/// A form that is sent after the session ran out, or was ended by a change of the account elsewhere, is kept for the person whose
/// session it was: for <see cref="KeptForms.KeptFor"/> the cookie, though it no longer lets anybody in, still tells whose it was, and
/// the form's own token that the form was theirs. So it waits for that person alone, however they sign in and whoever does so before
/// them at the same browser, and whoever else holds the cookie sees nothing of it. A closed account keeps nothing, and nor does
/// whoever signed out, because that takes the cookie away.
/// </summary>
public sealed class LapsedSession(KeptForms kept, UserManager<StaffMember> members, IAntiforgery antiforgery, TimeProvider time)
{
    /// <returns>Whether it could be kept, which it cannot if it is too long; none where there was nothing to keep, or for nobody.</returns>
    public async Task<bool?> Keep(RedirectContext<CookieAuthenticationOptions> challenge)
    {
        var http = challenge.HttpContext;
        var address = KeptForms.PlaceOf(http.Request);
        if (!HttpMethods.IsPost(http.Request.Method) || !kept.IsPlace(address) || Ticket(challenge) is not { } ticket)
            return null;
        return await members.GetUserAsync(ticket.Principal) is { DisabledAt: null } member && await IsOurForm(http, ticket.Principal) && KeptForms.IsWorthKeeping(http.Request.Form)
            ? await kept.Keep(member.Id, address, http.Request.Form, http.RequestAborted) is not null
            : null;
    }

    /// <summary>The session that the cookie was given for, if that is not too long ago.</summary>
    public AuthenticationTicket? Ticket(RedirectContext<CookieAuthenticationOptions> challenge)
    {
        var options = challenge.Options;
        var cookie = options.CookieManager.GetRequestCookie(challenge.HttpContext, options.Cookie.Name!);
        var ticket = cookie is null ? null : options.TicketDataFormat.Unprotect(cookie);
        return ticket?.Properties.IssuedUtc + KeptForms.KeptFor > time.GetUtcNow() ? ticket : null;
    }

    private async Task<bool> IsOurForm(HttpContext http, ClaimsPrincipal owner)
    {
        var (nobody, isOurs) = (http.User, false);
        http.User = owner;
        try
        {
            isOurs = await antiforgery.IsRequestValidAsync(http);
        }
        catch (Exception unreadable) when (unreadable is AntiforgeryValidationException or InvalidDataException or IOException or NotSupportedException)
        {
            // A form that cannot be read is none that could be kept.
        }
        http.User = nobody;
        return isOurs;
    }
}
