namespace LaDeclaration.Web.Pages.Account;

/// <summary>A field for a password. The script password.js adds a button that shows what is typed.</summary>
/// <param name="IsNew">Whether a new password is chosen, or the present one entered.</param>
public sealed record PasswordField(string Name, string Label, bool IsNew);
