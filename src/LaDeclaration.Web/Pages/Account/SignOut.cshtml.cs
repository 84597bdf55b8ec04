using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Does not require a session, but uses one if there is one, so that the antiforgery token is valid.</summary>
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
