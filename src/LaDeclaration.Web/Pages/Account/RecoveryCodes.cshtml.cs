using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Shows new recovery codes, once, and makes new ones.</summary>
[Authorize(Policy = Policies.Staff)]
[FreshSignIn]
[EnableRateLimiting(RateLimitPolicies.Staff)]
public sealed class RecoveryCodesModel(UserManager<StaffMember> members, SecondFactors factors) : PageModel
{
    [FromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>One per line; null if there are none to show.</summary>
    public string? Codes { get; private set; }

    public void OnGet() => Codes = TempData[RecoveryCodesExtensions.Codes] as string;

    /// <summary>An account without a password has none.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var member = (await members.GetUserAsync(User))!;
        if (member.PasswordHash is null)
            return Redirect(HttpContext.RequestServices.GetRequiredService<ReadingContext>().Now("account/second-factor"));
        var made = await factors.MakeRecoveryCodes(member);
        ModelState.AddErrors(made.Result);
        return this.ShowRecoveryCodes(made.RecoveryCodes, ReturnUrl) ?? new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}

internal static class RecoveryCodesExtensions
{
    internal const string Codes = "RecoveryCodes";

    /// <summary>Redirects to the page that shows them; null if there are none.</summary>
    public static IActionResult? ShowRecoveryCodes(this PageModel page, IReadOnlyList<string> codes, string? returnUrl)
    {
        if (codes.Count == 0)
            return null;
        page.TempData[Codes] = string.Join('\n', codes);
        var reader = page.HttpContext.RequestServices.GetRequiredService<ReadingContext>();
        return new RedirectResult(ReturnUrls.AddTo(reader.Now("account/recovery-codes"), returnUrl));
    }
}
