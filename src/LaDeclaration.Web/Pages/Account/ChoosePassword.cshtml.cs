using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>The page of a link to choose a password. A void link does not tell whether there is such an account.</summary>
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

    /// <summary>The new passkey, as JSON from the browser.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>Null if the link is void.</summary>
    public StaffMember? Member { get; private set; }

    /// <summary>Whether nothing opens the account any more, so that a passkey can be chosen too.</summary>
    public bool HasNoCredential { get; private set; }

    public string Address => AccountLinks.BuildAddress(Request.Path, Id, Token);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Member = await links.FindHolder(Id, Token);
        if (Member is null)
        {
            context.Result = Wrong();
            return;
        }
        HasNoCredential = Member.PasswordHash is null && !await factors.HasAny(Member);
        await next();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        db.SetFormTarget(reader.Now(HasNoCredential ? new FirstCredential(Password).NextPage : "account/sign-in"));
        var result = await links.ChoosePassword(Member!, Token!, Password ?? "");
        ModelState.AddErrors(result, nameof(Password));
        if (!result.Succeeded)
            return Wrong();
        if (HasNoCredential)
            return await SignInFirst(new FirstCredential(Password));
        // The link proves who it is, so the person can sign in next whatever others tried.
        await verifier.ResetFailures(Member!, SignInMethod.Password);
        TempData["Flash"] = words["ChoosePassword_Done"].Value;
        return Redirect(reader.Now("account/sign-in"));
    }

    public async Task<IActionResult> OnPostOptionsAsync() => HasNoCredential ? Content(await ceremony.MakeCreationOptions(Member!), "application/json") : Wrong();

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!HasNoCredential || await ceremony.VerifyAttestation(Member!, Credential) is not { } passkey)
        {
            ModelState.AddModelError("", words[ceremony.ErrorKey]);
            return Wrong();
        }
        db.SetFormTarget(reader.Now(new FirstCredential(passkey).NextPage));
        var added = await factors.AddPasskey(Member!, passkey);
        ModelState.AddErrors(added.Result);
        return added.Result.Succeeded ? await SignInFirst(new FirstCredential(passkey)) : Wrong();
    }

    private async Task<IActionResult> SignInFirst(FirstCredential credential)
    {
        TempData["Flash"] = words["SignInReset_Done"].Value;
        return Redirect(reader.Now(await signInFlow.SignInFirst(Member!, credential)));
    }

    private static PageResult Wrong() => new() { StatusCode = StatusCodes.Status400BadRequest };
}
