using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Tells why a session has ended. Only a request with its cookie learns it, so others learn nothing about an account. It says nothing of a
/// session that was signed out, whose cookie only somebody with a copy can send.
/// </summary>
public sealed class SessionEndReason(RegisterDbContext db, IOptions<IdentityOptions> identity, IStringLocalizer<Words> words)
{
    /// <returns>The reason, and whether the person can continue where they were; null if it was signed out or the account is gone.</returns>
    public async Task<(string Reason, bool CanContinue)?> Find(AuthenticationTicket session, CancellationToken cancellation)
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
