using System.Security.Claims;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Accounts;

/// <summary>Lets people in once it is clear who they are, and keeps those waiting who have shown only their password.</summary>
public sealed class SignInFlow(
    SignInManager<StaffMember> signIn, CredentialVerifier verifier, SecondFactors factors, StaffCookieEvents cookieEvents, RegisterDbContext db, IHttpContextAccessor http, TimeProvider time)
{
    /// <summary>The scheme of the cookie that says who waits. Identity's own for this purpose carries a passkey's challenge.</summary>
    public const string Waiting = "waiting";

    public static readonly TimeSpan WaitingTime = TimeSpan.FromMinutes(5);

    private const string Stamp = "stamp";

    private HttpContext Http => http.HttpContext!;

    /// <summary>After a right password: begins the session where the account has no second factor yet, and waits for it where it has.</summary>
    /// <returns>True when the person is in.</returns>
    public async Task<bool> AcceptPassword(StaffMember member)
    {
        if (!await factors.Has(member))
        {
            await SignIn(member, SignInMethod.Password);
            return true;
        }
        var who = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, member.Id), new Claim(Stamp, member.SecurityStamp ?? "")], Waiting);
        await Http.SignInAsync(Waiting, new ClaimsPrincipal(who), new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + WaitingTime });
        return false;
    }

    /// <summary>Whose second step is awaited; none when nobody's, or the five minutes are over, or the account has changed since.</summary>
    public async Task<StaffMember?> FindWaiting()
    {
        var waiting = (await Http.AuthenticateAsync(Waiting)).Principal;
        var id = waiting?.FindFirstValue(ClaimTypes.NameIdentifier);
        return id is not null && await db.Users.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id) is { DisabledAt: null } member
            && member.SecurityStamp == waiting!.FindFirstValue(Stamp) ? member : null;
    }

    /// <summary>Begins the session, in place of one that the browser may have.</summary>
    /// <param name="member">Who.</param>
    /// <param name="way">How they showed it: one of <see cref="SignInMethod"/>.</param>
    public async Task SignIn(StaffMember member, string way)
    {
        await verifier.ResetFailures(member, way);
        await cookieEvents.End(Http, JournalEntry.Of(Act.SignedIn, time.GetUtcNow().UtcDateTime, member.AsActor(), detail: way));
        await Http.SignOutAsync(Waiting);
        await signIn.SignInWithClaimsAsync(member, isPersistent: false, [StaffClaimsFactory.Method(isSure: way != SignInMethod.Password)]);
    }

    /// <summary>Begins the first session of somebody who has just chosen what opens the account.</summary>
    /// <returns>The path, below the language, of what comes next.</returns>
    public async Task<string> SignInFirst(StaffMember member, FirstCredential credential)
    {
        await SignIn(member, credential.Method);
        return credential.Next;
    }

    /// <summary>Goes on with the session, whose other ones have ended, as one of somebody who has shown a second factor.</summary>
    public async Task RefreshSession(StaffMember member)
    {
        var present = await Http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await signIn.SignInWithClaimsAsync(member, present.Properties, [StaffClaimsFactory.Method(isSure: true)]);
    }
}
