using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Recognises whoever is signed in, so that the form fits, but asks nobody to sign in first.</summary>
[AllowAnonymous]
public sealed class SignOutModel(Reader reader, IStringLocalizer<Words> words) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        TempData["Flash"] = words["SignOut_Done"].Value;
        return Redirect(reader.Now("account/sign-in"));
    }
}
