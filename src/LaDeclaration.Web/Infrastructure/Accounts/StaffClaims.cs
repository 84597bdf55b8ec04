using System.Security.Claims;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>Role and country go with the session; whoever changes them ends it.</summary>
internal sealed class StaffClaims(UserManager<StaffMember> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffMember>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffMember user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));
        if (user.Country is not null)
            identity.AddClaim(new Claim(ClaimTypes.Country, user.Country));
        return identity;
    }
}
