using System.Security.Claims;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Accounts;

/// <summary>Adds role and country to the session. Changing either ends it.</summary>
public sealed class StaffClaimsFactory(UserManager<StaffMember> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffMember>(users, options)
{
    private const string PasswordOnly = "pwd";

    public static Claim CreateMethodClaim(bool isMultiFactor) => new(ClaimsPrincipalExtensions.MethodClaimType, isMultiFactor ? ClaimsPrincipalExtensions.MultiFactor : PasswordOnly);

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffMember user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));
        if (user.Country is not null)
            identity.AddClaim(new Claim(ClaimTypes.Country, user.Country));
        return identity;
    }
}
