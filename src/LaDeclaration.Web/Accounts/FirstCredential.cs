using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Accounts;

/// <summary>The first credential of an account: a passkey, which is enough alone, or a password, after which an authenticator app is set up.</summary>
public sealed class FirstCredential
{
    private readonly string? password;
    private readonly UserPasskeyInfo? passkey;
    private string? hash;

    public FirstCredential(string? password) => this.password = password ?? "";

    public FirstCredential(UserPasskeyInfo passkey) => this.passkey = passkey;

    /// <summary>One of <see cref="SignInMethod"/>.</summary>
    public string Method => passkey is null ? SignInMethod.Password : SignInMethod.Passkey;

    /// <summary>The path below the language: after a password, setting up an authenticator app.</summary>
    public string NextPage => passkey is null ? "account/authenticator" : "admin";

    /// <summary>Validates and hashes a password, which takes long: call it before anything is locked.</summary>
    internal async Task<IdentityResult> Prepare(UserManager<StaffMember> members, StaffMember member)
    {
        if (passkey is not null)
            return IdentityResult.Success;
        (var result, hash) = await members.PreparePassword(member, password!);
        return result;
    }

    /// <summary>Adds it to the account. Call <see cref="Prepare"/> first.</summary>
    internal Task<IdentityResult> ApplyTo(UserManager<StaffMember> members, StaffMember member)
    {
        if (passkey is not null)
            return members.AddOrUpdatePasskeyAsync(member, passkey);
        member.PasswordHash = hash ?? throw new InvalidOperationException("The password was not prepared.");
        return members.UpdateSecurityStampAsync(member);
    }
}
