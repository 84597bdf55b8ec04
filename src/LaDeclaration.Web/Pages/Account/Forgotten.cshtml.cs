using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Asks for a letter with a link to choose a password. Whether there is such an account shows neither in the answer nor in the time it takes.</summary>
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class ForgottenModel(StaffLinks links, Doorkeeper doorkeeper, Reader reader, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var email = ModelState.ReadEmail(words, nameof(Email), Email);
        if (!ModelState.IsValid)
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        if (await doorkeeper.CountLetter(email, cancellation) is { } wait)
            return this.TooEarly(nameof(Email), wait, "Forgotten_Wait");
        var pace = EvenPace.Begin();
        await links.Ask(email);
        await pace.Keep(cancellation);
        TempData["Flash"] = words["Forgotten_Done"].Value;
        return Redirect(reader.Now("account/sign-in"));
    }
}
