using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LaDeclaration.Web.Accounts;

/// <summary>Identity's errors in the language of the request. The e-mail address is the user name, so both have the same messages.</summary>
public sealed class AccountErrors(IStringLocalizer<Words> words) : IdentityErrorDescriber
{
    public const string EmailTaken = "Account_EmailTaken";

    public const string EmailInvalid = "Account_EmailNeeded";

    public override IdentityError DefaultError() => Of("Account_NotDone");

    public override IdentityError ConcurrencyFailure() => Of("Account_ChangedMeanwhile");

    public override IdentityError InvalidToken() => Of("Password_LinkVoid");

    public override IdentityError PasswordMismatch() => Of("Password_CurrentWrong");

    public override IdentityError UserAlreadyHasPassword() => Of("Account_NotDone");

    public override IdentityError InvalidEmail(string? email) => Of(EmailInvalid);

    public override IdentityError InvalidUserName(string? userName) => Of(EmailInvalid);

    public override IdentityError DuplicateEmail(string email) => Of(EmailTaken);

    public override IdentityError DuplicateUserName(string userName) => Of(EmailTaken);

    public IdentityError Of(string key, params object[] arguments) => new() { Code = key, Description = words[key, arguments] };
}

public static class IdentityErrorExtensions
{
    /// <summary>Adds each error, once, to the field that it is about.</summary>
    /// <param name="passwordField">The name of the field for a new password, in forms that have one.</param>
    /// <param name="emailField">The name of the field for the e-mail address, in forms that have one.</param>
    public static void AddErrors(this ModelStateDictionary state, IdentityResult result, string passwordField = "", string emailField = "")
    {
        foreach (var error in result.Errors.DistinctBy(e => e.Code))
            state.AddModelError(
                error.Code.StartsWith("Password_", StringComparison.Ordinal) ? passwordField
                : error.Code is AccountErrors.EmailTaken or AccountErrors.EmailInvalid ? emailField
                : "",
                error.Description);
    }
}
