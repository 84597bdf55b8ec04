using LaDeclaration.Web.Accounts;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>The choice, inside a form, of what opens an account from now on; a <see cref="FirstCredential"/> comes of it.</summary>
/// <param name="Page">The address that the form is sent to.</param>
/// <param name="ByPasskey">What the button for a passkey says.</param>
/// <param name="ByPassword">What the button for a password says.</param>
public sealed record KeyChoice(string Page, string ByPasskey, string ByPassword);
