using System.Security.Claims;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;

namespace LaDeclaration.Web.Requests;

/// <summary>Who is signed in, from the claims of their session.</summary>
public static class ClaimsPrincipalExtensions
{
    /// <summary>The actor of a signed-in request.</summary>
    public static Actor AsActor(this ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier),
        Enum.Parse<StaffRole>(user.FindFirstValue(ClaimTypes.Role)!),
        user.FindFirstValue(ClaimTypes.Country));

    public static bool Is(this ClaimsPrincipal user, params StaffRole[] roles) =>
        roles.Any(role => user.IsInRole(role.ToString()));

    /// <summary>True for somebody who has shown a second factor in this session.</summary>
    public static bool IsMultiFactor(this ClaimsPrincipal user) => user.HasClaim(StaffClaimsFactory.MethodClaimType, StaffClaimsFactory.MultiFactor);
}
