using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Where a one-time link leads. A link that does not work says so, and whether there is such an account stays untold.</summary>
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class ChoosePasswordModel(
    AccountLinks links, SecondFactors factors, PasskeyCeremony ceremony, SignInFlow signInFlow, CredentialVerifier verifier, RegisterDbContext db, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    [FromQuery]
    public string? Id { get; set; }

    [FromQuery]
    public string? Token { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The passkey that the browser made, as JSON.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>None when the link is void.</summary>
    public StaffMember? Member { get; private set; }

    /// <summary>True where nothing opens the account any more: a passkey will do as well.</summary>
    public bool BeginsAnew { get; private set; }

    public string Address => AccountLinks.Address(Request.Path, Id, Token);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Member = await links.HolderOf(Id, Token);
        if (Member is null)
        {
            context.Result = Wrong();
            return;
        }
        BeginsAnew = Member.PasswordHash is null && !await factors.Has(Member);
        await next();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        db.FormLeadsTo(reader.Now(BeginsAnew ? new FirstCredential(Password).Next : "account/sign-in"));
        var result = await links.ChoosePassword(Member!, Token!, Password ?? "");
        ModelState.Add(result, nameof(Password));
        if (!result.Succeeded)
            return Wrong();
        if (BeginsAnew)
            return await Admit(new FirstCredential(Password));
        // Only its letter brings the link: here the person signs in next, whatever strangers try meanwhile.
        await verifier.ResetFailures(Member!, SignInMethod.Password);
        TempData["Flash"] = words["ChoosePassword_Done"].Value;
        return Redirect(reader.Now("account/sign-in"));
    }

    public async Task<IActionResult> OnPostOptionsAsync() => BeginsAnew ? Content(await ceremony.CreationOptions(Member!), "application/json") : Wrong();

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!BeginsAnew || await ceremony.VerifyAttestation(Member!, Credential) is not { } passkey)
        {
            ModelState.AddModelError("", words[ceremony.Fault]);
            return Wrong();
        }
        db.FormLeadsTo(reader.Now(new FirstCredential(passkey).Next));
        var added = await factors.AddPasskey(Member!, passkey);
        ModelState.Add(added.Result);
        return added.Result.Succeeded ? await Admit(new FirstCredential(passkey)) : Wrong();
    }

    private async Task<IActionResult> Admit(FirstCredential credential)
    {
        TempData["Flash"] = words["BeginAnew_Done"].Value;
        return Redirect(reader.Now(await signInFlow.SignInFirst(Member!, credential)));
    }

    private static PageResult Wrong() => new() { StatusCode = StatusCodes.Status400BadRequest };
}
