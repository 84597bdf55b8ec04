namespace LaDeclaration.Web.Pages.Account;

/// <summary>The choice of a first credential, inside a form.</summary>
/// <param name="Page">The address of the form's page.</param>
/// <param name="ByPasskey">Label of the button for a passkey.</param>
/// <param name="ByPassword">Label of the button for a password.</param>
public sealed record CredentialChoice(string Page, string ByPasskey, string ByPassword);
