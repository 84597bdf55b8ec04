using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Accounts;

/// <summary>What opens an account that nothing opens yet: a passkey, which is enough, or a password, beside which an authenticator app is set up next.</summary>
public sealed class FirstCredential
{
    private readonly string? password;
    private readonly UserPasskeyInfo? passkey;
    private string? hash;

    public FirstCredential(string? password) => this.password = password ?? "";

    public FirstCredential(UserPasskeyInfo passkey) => this.passkey = passkey;

    /// <summary>How its owner comes in with it; one of <see cref="SignInMethod"/>.</summary>
    public string Method => passkey is null ? SignInMethod.Password : SignInMethod.Passkey;

    /// <summary>The path, below the language, of what comes next: beside a password, an authenticator app.</summary>
    public string Next => passkey is null ? "account/authenticator" : "admin";

    /// <summary>Looks at a password and hashes it: to be done before anything is locked.</summary>
    internal async Task<IdentityResult> Prepare(UserManager<StaffMember> members, StaffMember member)
    {
        if (passkey is not null)
            return IdentityResult.Success;
        (var result, hash) = await members.Prepare(member, password!);
        return result;
    }

    /// <summary>Lets what was prepared open the account.</summary>
    internal Task<IdentityResult> ApplyTo(UserManager<StaffMember> members, StaffMember member)
    {
        if (passkey is not null)
            return members.AddOrUpdatePasskeyAsync(member, passkey);
        member.PasswordHash = hash ?? throw new InvalidOperationException("The password was not prepared.");
        return members.UpdateSecurityStampAsync(member);
    }
}
