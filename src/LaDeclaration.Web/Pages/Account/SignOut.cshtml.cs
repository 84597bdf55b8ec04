using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Requests;
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
public sealed class SignOutModel(StaffCookieEvents cookieEvents, TimeProvider time, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (User.Identity?.IsAuthenticated == true)
            await cookieEvents.End(HttpContext, JournalEntry.Of(Act.SignedOut, time.GetUtcNow().UtcDateTime, User.AsActor()));
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        StaffCookieEvents.ClearBrowser(Response);
        TempData["Flash"] = words["SignOut_Done"].Value;
        return Redirect(reader.Now("account/sign-in"));
    }
}
