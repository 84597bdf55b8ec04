using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Accounts;

/// <summary>Hashes the normalised password, so that it is the same from every keyboard.</summary>
public sealed class NormalizingPasswordHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<StaffMember>(options)
{
    public override string HashPassword(StaffMember user, string password) => base.HashPassword(user, PasswordValidator.Normalize(password));

    public override PasswordVerificationResult VerifyHashedPassword(StaffMember user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, providedPassword.Length > PasswordValidator.MaxRawLength ? "" : PasswordValidator.Normalize(providedPassword));
}
