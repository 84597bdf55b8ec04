using System.Security.Claims;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;

namespace LaDeclaration.Web.Requests;

public static class ClaimsPrincipalExtensions
{
    /// <exception cref="ArgumentNullException">Nobody is signed in.</exception>
    public static Actor AsActor(this ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier),
        Enum.Parse<StaffRole>(user.FindFirstValue(ClaimTypes.Role)!),
        user.FindFirstValue(ClaimTypes.Country));

    public static bool IsInAnyRole(this ClaimsPrincipal user, params StaffRole[] roles) =>
        roles.Any(role => user.IsInRole(role.ToString()));

    /// <summary>Whether a second factor, or a passkey, was used in this session.</summary>
    public static bool IsSure(this ClaimsPrincipal user) => user.HasClaim(StaffClaimsFactory.MethodType, StaffClaimsFactory.Sure);
}
