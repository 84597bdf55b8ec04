using System.Text;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Requires what NIST SP 800-63B-4 does: a long password that is not guessed first, without rules about kinds of characters. A new password
/// must differ from the present one.
/// </summary>
public sealed class PasswordValidator(IStringLocalizer<Words> words, SiteSettings site) : IPasswordValidator<StaffMember>
{
    /// <summary>In Unicode code points, after normalisation.</summary>
    public const int MinLength = 15;

    /// <summary>In Unicode code points, after normalisation.</summary>
    public const int MaxLength = 256;

    /// <summary>In UTF-16 code units before normalisation, which is very slow for much longer text. Anything longer is too long in any case.</summary>
    public const int MaxRawLength = MaxLength * 8;

    public Task<IdentityResult> ValidateAsync(UserManager<StaffMember> manager, StaffMember user, string? password)
    {
        var text = Normalize(password ?? "");
        var length = text.EnumerateRunes().Count();
        return Task.FromResult(
            length < MinLength ? Refuse("Password_TooShort", MinLength, length)
            : length > MaxLength ? Refuse("Password_TooLong", MaxLength, length)
            : GuessablePasswords.Contains(text, KnownWords(user)) ? Refuse("Password_GuessedFirst")
            : IsCurrent(manager, user, text) ? Refuse("Password_Same")
            : IdentityResult.Success);
    }

    /// <summary>Normalises to NFC, in which a character is the same however a keyboard composed it. Malformed Unicode has no such form and is returned unchanged.</summary>
    public static string Normalize(string password)
    {
        try
        {
            return password.Length > MaxRawLength ? password : password.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return password;
        }
    }

    private static bool IsCurrent(UserManager<StaffMember> manager, StaffMember user, string password) =>
        user.PasswordHash is { } present && manager.PasswordHasher.VerifyHashedPassword(user, present, password) != PasswordVerificationResult.Failed;

    private IEnumerable<string> KnownWords(StaffMember user) => [.. site.Name.Values, site.Publisher, user.Email ?? "", user.DisplayName];

    private IdentityResult Refuse(string key, params object[] arguments) =>
        IdentityResult.Failed(new IdentityError { Code = key, Description = words[key, arguments] });
}
