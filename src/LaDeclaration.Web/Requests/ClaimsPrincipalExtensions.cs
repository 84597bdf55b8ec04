using System.Security.Claims;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Requests;

public static class ClaimsPrincipalExtensions
{
    /// <summary>The claim for the method of authentication (RFC 8176).</summary>
    public const string MethodClaimType = "amr";

    /// <summary>More than one factor; a passkey counts as two.</summary>
    public const string MultiFactor = "mfa";

    /// <exception cref="ArgumentNullException">Nobody is signed in.</exception>
    public static Actor AsActor(this ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier),
        Enum.Parse<StaffRole>(user.FindFirstValue(ClaimTypes.Role)!),
        user.FindFirstValue(ClaimTypes.Country));

    public static bool IsInAnyRole(this ClaimsPrincipal user, params StaffRole[] roles) =>
        roles.Any(role => user.IsInRole(role.ToString()));

    /// <summary>Whether a second factor, or a passkey, was used in this session.</summary>
    public static bool IsMultiFactor(this ClaimsPrincipal user) => user.HasClaim(MethodClaimType, MultiFactor);
}
