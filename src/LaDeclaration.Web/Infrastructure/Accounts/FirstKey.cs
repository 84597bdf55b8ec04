using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>What opens an account that nothing opens yet: a passkey, which is enough, or a password, beside which an authenticator app is set up next.</summary>
public sealed class FirstKey
{
    private readonly string? password;
    private readonly UserPasskeyInfo? passkey;

    public FirstKey(string? password) => this.password = password ?? "";

    public FirstKey(UserPasskeyInfo passkey) => this.passkey = passkey;

    /// <summary>How its owner comes in with it; one of <see cref="WayIn"/>.</summary>
    public string Way => passkey is null ? WayIn.Password : WayIn.Passkey;

    internal Task<IdentityResult> Give(UserManager<StaffMember> members, StaffMember member) =>
        passkey is null ? members.AddPasswordAsync(member, password!) : members.AddOrUpdatePasskeyAsync(member, passkey);
}
