using System.Text;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// What a password must be, as NIST SP 800-63B-4 has it: long, and not among those guessed first. Nothing about kinds of characters.
/// Whoever sets another one has a reason to, so it has to be another.
/// </summary>
public sealed class PasswordValidator(IStringLocalizer<Words> words, SiteSettings site) : IPasswordValidator<StaffMember>
{
    /// <summary>In Unicode code points, after normalisation.</summary>
    public const int MinLength = 15;

    /// <summary>In Unicode code points, after normalisation.</summary>
    public const int MaxLength = 256;

    /// <summary>In UTF-16 code units, before normalisation, which takes time without end for what is much longer: more than that can only be too long.</summary>
    public const int MostRaw = MaxLength * 8;

    public Task<IdentityResult> ValidateAsync(UserManager<StaffMember> manager, StaffMember user, string? password)
    {
        var text = NormalForm(password ?? "");
        var length = text.EnumerateRunes().Count();
        return Task.FromResult(
            length < MinLength ? Refuse("Password_TooShort", MinLength, length)
            : length > MaxLength ? Refuse("Password_TooLong", MaxLength, length)
            : GuessablePasswords.Contains(text, KnownAbout(user)) ? Refuse("Password_GuessedFirst")
            : IsPresent(manager, user, text) ? Refuse("Password_Same")
            : IdentityResult.Success);
    }

    /// <summary>The same characters however a keyboard composed them (NFC). What is not well-formed Unicode has no such form and is taken as it is.</summary>
    public static string NormalForm(string password)
    {
        try
        {
            return password.Length > MostRaw ? password : password.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return password;
        }
    }

    private static bool IsPresent(UserManager<StaffMember> manager, StaffMember user, string password) =>
        user.PasswordHash is { } present && manager.PasswordHasher.VerifyHashedPassword(user, present, password) != PasswordVerificationResult.Failed;

    private IEnumerable<string> KnownAbout(StaffMember user) => [words["Site_Name"], site.Publisher, user.Email ?? "", user.DisplayName];

    private IdentityResult Refuse(string key, params object[] arguments) =>
        IdentityResult.Failed(new IdentityError { Code = key, Description = words[key, arguments] });
}

