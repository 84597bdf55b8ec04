namespace LaDeclaration.Web.Pages.Account;

/// <summary>The button that begins a passkey's ceremony; the browser's part is in passkey.js.</summary>
/// <param name="IsNew">Whether a passkey is made, or shown.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Page">The path of the page that asks and looks at the answer, by its handlers Options and Passkey.</param>
/// <param name="IsFirst">Whether it is the page's first choice.</param>
/// <param name="IsInForm">Whether a form is around it, what is typed into which goes along.</param>
public sealed record PasskeyButton(bool IsNew, string Label, string Page, bool IsFirst = true, bool IsInForm = false);
