using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Accounts;

public static class PasswordPreparation
{
    /// <summary>
    /// Looks at a new password and hashes it. Both take a good part of a second, in which nobody else may have to wait:
    /// it is done before a transaction begins, and what is saved in one is the hash.
    /// </summary>
    /// <returns>What is wrong with it, or that nothing is, and its hash.</returns>
    public static async Task<(IdentityResult Result, string? Hash)> Prepare(this UserManager<StaffMember> members, StaffMember member, string password)
    {
        foreach (var rule in members.PasswordValidators)
            if (await rule.ValidateAsync(members, member, password) is { Succeeded: false } refused)
                return (refused, null);
        return (IdentityResult.Success, members.PasswordHasher.HashPassword(member, password));
    }
}
