using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Accounts;

/// <summary>What Identity refuses, in the interface's words. The e-mail address is the user name, so one sentence stands for both.</summary>
public sealed class AccountErrors(IStringLocalizer<Words> words) : IdentityErrorDescriber
{
    public const string Email = "Account_EmailTaken";

    public const string NotAnEmail = "Account_EmailNeeded";

    public override IdentityError DefaultError() => Of("Account_NotDone");

    public override IdentityError ConcurrencyFailure() => Of("Account_ChangedMeanwhile");

    public override IdentityError InvalidToken() => Of("Password_LinkVoid");

    public override IdentityError PasswordMismatch() => Of("Password_CurrentWrong");

    public override IdentityError UserAlreadyHasPassword() => Of("Account_NotDone");

    public override IdentityError InvalidEmail(string? email) => Of(NotAnEmail);

    public override IdentityError InvalidUserName(string? userName) => Of(NotAnEmail);

    public override IdentityError DuplicateEmail(string email) => Of(Email);

    public override IdentityError DuplicateUserName(string userName) => Of(Email);

    public IdentityError Of(string key, params object[] arguments) => new() { Code = key, Description = words[key, arguments] };
}

public static class RefusedAccounts
{
    /// <summary>Puts each refusal at the field it speaks about, once.</summary>
    /// <param name="state">Where the sentences go.</param>
    /// <param name="result">What Identity said.</param>
    /// <param name="passwordField">The field of the new password, in forms that have one.</param>
    /// <param name="emailField">The field of the e-mail address, in forms that have one.</param>
    public static void Add(this ModelStateDictionary state, IdentityResult result, string passwordField = "", string emailField = "")
    {
        foreach (var error in result.Errors.DistinctBy(e => e.Code))
            state.AddModelError(
                error.Code.StartsWith("Password_", StringComparison.Ordinal) ? passwordField
                : error.Code is AccountErrors.Email or AccountErrors.NotAnEmail ? emailField
                : "",
                error.Description);
    }
}
