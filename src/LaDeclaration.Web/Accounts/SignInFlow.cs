using System.Security.Claims;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Accounts;

/// <summary>Begins sessions after a verified sign-in, and remembers who has passed the first step of two.</summary>
public sealed class SignInFlow(
    SignInManager<StaffMember> signIn, CredentialVerifier verifier, SecondFactors factors, StaffCookieEvents cookieEvents, RegisterDbContext db, IHttpContextAccessor http, TimeProvider time)
{
    /// <summary>
    /// The scheme of the cookie for somebody whose password was right and whose second step is awaited. Identity's own scheme for this purpose
    /// carries a passkey's challenge.
    /// </summary>
    public const string Waiting = "waiting";

    public static readonly TimeSpan WaitingTime = TimeSpan.FromMinutes(5);

    private const string Stamp = "stamp";

    private HttpContext Http => http.HttpContext!;

    /// <summary>Begins the session if the account has no second factor yet; else waits for the second step.</summary>
    /// <returns>True if the session has begun.</returns>
    public async Task<bool> AcceptPassword(StaffMember member)
    {
        if (!await factors.HasAny(member))
        {
            await SignIn(member, SignInMethod.Password);
            return true;
        }
        var who = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, member.Id), new Claim(Stamp, member.SecurityStamp ?? "")], Waiting);
        await Http.SignInAsync(Waiting, new ClaimsPrincipal(who), new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + WaitingTime });
        return false;
    }

    /// <summary>Null if no second step is awaited, it took longer than <see cref="WaitingTime"/>, or the account has changed since.</summary>
    public async Task<StaffMember?> FindWaiting()
    {
        var waiting = (await Http.AuthenticateAsync(Waiting)).Principal;
        var id = waiting?.FindFirstValue(ClaimTypes.NameIdentifier);
        return id is not null && await db.Users.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id) is { DisabledAt: null } member
            && member.SecurityStamp == waiting!.FindFirstValue(Stamp) ? member : null;
    }

    /// <summary>Begins a session, in place of the one that the browser may have.</summary>
    /// <param name="way">One of <see cref="SignInMethod"/>.</param>
    public async Task SignIn(StaffMember member, string way)
    {
        await verifier.ResetFailures(member, way);
        await cookieEvents.End(Http, JournalEntry.Of(Act.SignedIn, time.GetUtcNow().UtcDateTime, member.AsActor(), detail: way));
        await Http.SignOutAsync(Waiting);
        await signIn.SignInWithClaimsAsync(member, isPersistent: false, [StaffClaimsFactory.CreateMethodClaim(isMultiFactor: way != SignInMethod.Password)]);
    }

    /// <summary>Begins a session with the first credential of an account.</summary>
    /// <returns>The path below the language to redirect to.</returns>
    public async Task<string> SignInFirst(StaffMember member, FirstCredential credential)
    {
        await SignIn(member, credential.Method);
        return credential.NextPage;
    }

    /// <summary>Renews the present session after a change that ended all sessions, as one with a second factor.</summary>
    public async Task RefreshSession(StaffMember member)
    {
        var present = await Http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await signIn.SignInWithClaimsAsync(member, present.Properties, [StaffClaimsFactory.CreateMethodClaim(isMultiFactor: true)]);
    }
}
