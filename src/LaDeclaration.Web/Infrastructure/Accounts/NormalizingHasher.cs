using System.Text;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>Hashes the normal form, so that a password is the same from every keyboard.</summary>
public sealed class NormalizingHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<StaffMember>(options)
{
    public override string HashPassword(StaffMember user, string password) => base.HashPassword(user, PasswordRules.NormalForm(password));

    public override PasswordVerificationResult VerifyHashedPassword(StaffMember user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, providedPassword.Length > PasswordRules.MostRaw ? "" : PasswordRules.NormalForm(providedPassword));
}
