using System.Security.Claims;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Accounts;

/// <summary>Role and country go with the session; whoever changes them ends it.</summary>
public sealed class StaffClaimsFactory(UserManager<StaffMember> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffMember>(users, options)
{
    /// <summary>How the person showed who they are, as RFC 8176 names it.</summary>
    public const string MethodType = "amr";

    /// <summary>With more than one factor; a passkey is two.</summary>
    public const string Sure = "mfa";

    private const string PasswordAlone = "pwd";

    public static Claim Method(bool isSure) => new(MethodType, isSure ? Sure : PasswordAlone);

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffMember user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));
        if (user.Country is not null)
            identity.AddClaim(new Claim(ClaimTypes.Country, user.Country));
        return identity;
    }
}
