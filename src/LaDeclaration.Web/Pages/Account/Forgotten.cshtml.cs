using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Requests a letter with a link to choose a password. Neither the answer nor the response time tells whether there is such an account.</summary>
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class ForgottenModel(AccountLinks links, CredentialVerifier verifier, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var email = ModelState.ReadEmail(words, nameof(Email), Email);
        if (!ModelState.IsValid)
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        if (await verifier.CountLetterRequest(email, cancellation) is { } wait)
            return this.TooManyRequests(nameof(Email), wait, "Forgotten_Wait");
        var padding = ResponseTimePadding.Start();
        await links.RequestLink(email);
        await padding.Wait(cancellation);
        TempData["Flash"] = words["Forgotten_Done"].Value;
        return Redirect(reader.Now("account/sign-in"));
    }
}
