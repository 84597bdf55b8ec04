using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>The tokens in invitations, which are good for longer than those for a forgotten password.</summary>
public sealed class InvitationTokens(IDataProtectionProvider protection, IOptions<InvitationTokens.Lifespan> options, ILogger<DataProtectorTokenProvider<StaffMember>> log)
    : DataProtectorTokenProvider<StaffMember>(protection, options, log)
{
    public const string Provider = "Invitation";

    public const string Purpose = "Accept";

    public sealed class Lifespan : DataProtectionTokenProviderOptions
    {
        public Lifespan() => (Name, TokenLifespan) = (Provider, StaffLinks.InvitationGoodFor);
    }
}
