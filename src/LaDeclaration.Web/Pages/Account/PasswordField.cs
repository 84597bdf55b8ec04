namespace LaDeclaration.Web.Pages.Account;

/// <summary>A field for a password. Script adds a button that shows what is typed; see password.js.</summary>
/// <param name="Name">The name the form posts.</param>
/// <param name="Label">What stands above it.</param>
/// <param name="IsNew">Whether it is to be chosen, or one that exists.</param>
public sealed record PasswordField(string Name, string Label, bool IsNew);
