using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Accounts;

public static class PasswordPreparation
{
    /// <summary>Validates and hashes a new password. Both take a good part of a second, so call this before a transaction and save the hash in it.</summary>
    /// <returns>The errors, or success and the hash.</returns>
    public static async Task<(IdentityResult Result, string? Hash)> PreparePassword(this UserManager<StaffMember> members, StaffMember member, string password)
    {
        foreach (var rule in members.PasswordValidators)
            if (await rule.ValidateAsync(members, member, password) is { Succeeded: false } refused)
                return (refused, null);
        return (IdentityResult.Success, members.PasswordHasher.HashPassword(member, password));
    }
}
