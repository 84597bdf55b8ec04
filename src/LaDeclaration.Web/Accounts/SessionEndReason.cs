using LaDeclaration.Register.Data;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Why a session lets its person in no more. Said only to whoever still brings its cookie, so strangers learn nothing about an account;
/// and nothing of one that was signed out, whose cookie only somebody with a copy can bring.
/// </summary>
public sealed class SessionEndReason(RegisterDbContext db, IOptions<IdentityOptions> identity, IStringLocalizer<Words> words)
{
    /// <param name="session">What its cookie says.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>Why, and whether the person can go on where they were.</returns>
    public async Task<(string Why, bool GoesOn)?> Reason(AuthenticationTicket session, CancellationToken cancellation)
    {
        var id = StaffCookieEvents.IdOf(session.Properties);
        if (id is null || await db.EndedSessions.AnyAsync(e => e.Id == id, cancellation))
            return null;
        var was = session.Principal.AsActor();
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(s => s.Id == was.Id, cancellation) is not { } member)
            return null;
        if (member.DisabledAt is not null)
            return (words["SessionEnd_Closed"], false);
        if (member.AsActor() != was)
            return (words["SessionEnd_Appointed"], false);
        var isSame = session.Principal.HasClaim(identity.Value.ClaimsIdentity.SecurityStampClaimType, member.SecurityStamp ?? "");
        return (isSame ? words["SessionEnd_TooLong", StaffCookieEvents.IdleTimeout.TotalMinutes, StaffCookieEvents.MaxAge.TotalHours] : words["SessionEnd_Elsewhere"], true);
    }
}
