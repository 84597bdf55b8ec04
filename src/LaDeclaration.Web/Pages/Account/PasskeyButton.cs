namespace LaDeclaration.Web.Pages.Account;

/// <summary>A button that registers a passkey or signs in with one; the script is passkey.js.</summary>
/// <param name="IsNew">Whether to register a passkey or to sign in with one.</param>
/// <param name="Page">The path of the page with the handlers Options and Passkey.</param>
/// <param name="IsFirst">Whether it is the primary button of the page.</param>
/// <param name="IsInForm">Whether it is inside a form, whose fields are sent too.</param>
public sealed record PasskeyButton(bool IsNew, string Label, string Page, bool IsFirst = true, bool IsInForm = false);
