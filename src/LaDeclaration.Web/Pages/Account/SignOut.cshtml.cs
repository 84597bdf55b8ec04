using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Recognises whoever is signed in, so that the form fits, but asks nobody to sign in first.</summary>
[AllowAnonymous]
public sealed class SignOutModel(StaffSession session, TimeProvider time, Reader reader, IStringLocalizer<Words> words) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (User.Identity?.IsAuthenticated == true)
            await session.End(HttpContext, JournalEntry.Of(Act.SignedOut, time.GetUtcNow().UtcDateTime, User.AsActor()));
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        StaffSession.ClearBrowser(Response);
        TempData["Flash"] = words["SignOut_Done"].Value;
        return Redirect(reader.Now("account/sign-in"));
    }
}
