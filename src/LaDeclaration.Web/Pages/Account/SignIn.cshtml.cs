using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Account;

public sealed class SignInModel(Doorkeeper doorkeeper, SignInManager<StaffMember> signIn, Reader reader, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [FromQuery]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Email))
            ModelState.AddModelError(nameof(Email), words["SignIn_EmailNeeded"]);
        if (string.IsNullOrEmpty(Password))
            ModelState.AddModelError(nameof(Password), words["SignIn_PasswordNeeded"]);
        if (ModelState.IsValid && await doorkeeper.Admit(Email, Password, cancellation) is { } member)
        {
            await signIn.SignInAsync(member, isPersistent: false);
            return Redirect(IsOurs(ReturnUrl) ? ReturnUrl! : reader.Now("admin"));
        }
        if (ModelState.IsValid)
            ModelState.AddModelError(nameof(Password), words["SignIn_Refused"]);
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    /// <summary>An address of this site, as one of its own redirects would have written it.</summary>
    private bool IsOurs(string? address) => Url.IsLocalUrl(address) && address!.All(c => c is > ' ' and < '\x7f');
}
