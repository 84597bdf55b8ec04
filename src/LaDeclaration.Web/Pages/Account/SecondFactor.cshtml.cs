using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>One's passkeys, authenticator app and recovery codes. Whoever has none yet chooses here before anything else.</summary>
[Authorize(Policy = Policies.Account)]
[FreshSignIn]
[EnableRateLimiting(RateLimitPolicies.Staff)]
public sealed class SecondFactorModel(
    UserManager<StaffMember> members, SecondFactors factors, RecoveryCodes codes, PasskeyCeremony ceremony, SignInFlow signInFlow,
    RegisterDbContext db, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    /// <summary>What the browser made, as JSON.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    [FromQuery]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<KnownPasskey> KnownPasskeys { get; private set; } = [];

    [BindProperty]
    public string? Password { get; set; }

    public string Email => Member.Email!;

    /// <summary>Whoever has none opens the account with a passkey alone: no app, no recovery codes.</summary>
    public bool HasPassword => Member.PasswordHash is not null;

    public bool HasAuthenticator => Member.TwoFactorEnabled;

    /// <summary>The app's codes cannot be checked here any more.</summary>
    public bool HasLostKey { get; private set; }

    /// <summary>For another passkey.</summary>
    public bool HasRoom => KnownPasskeys.Count < Passkeys.MostForOne;

    public bool HasAny => HasAuthenticator || KnownPasskeys.Count > 0;

    /// <summary>None where none were ever made.</summary>
    public int? RecoveryCodesLeft { get; private set; }

    private StaffMember Member { get; set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Member = (await members.GetUserAsync(User))!;
        KnownPasskeys = await db.PasskeysOf(Member.Id, HttpContext.RequestAborted);
        RecoveryCodesLeft = await codes.Left(Member);
        HasLostKey = await factors.HasLostKey(Member);
        await next();
    }

    public async Task<IActionResult> OnPostOptionsAsync() => HasRoom ? Content(await ceremony.CreationOptions(Member), "application/json") : Full();

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!HasRoom)
            return Full();
        if (await ceremony.VerifyAttestation(Member, Credential) is not { } passkey)
            return Wrong(words[ceremony.Fault]);
        var added = await factors.AddPasskey(Member, passkey);
        if (!added.Result.Succeeded)
            return Wrong([.. added.Result.Errors.Select(e => e.Description)]);
        await signInFlow.RefreshSession(Member);
        return this.ShowRecoveryCodes(added.RecoveryCodes, ReturnUrl) ?? Done("Factors_PasskeyAdded");
    }

    /// <summary>Beside a passkey; an authenticator app comes next.</summary>
    public async Task<IActionResult> OnPostPasswordAsync()
    {
        var added = await factors.AddPassword(Member, Password ?? "");
        ModelState.Add(added.Result, nameof(Password));
        if (!added.Result.Succeeded)
            return Wrong();
        await signInFlow.RefreshSession(Member);
        TempData["Flash"] = words["Factors_PasswordAdded"].Value;
        var next = reader.Now("account/authenticator");
        return this.ShowRecoveryCodes(added.RecoveryCodes, next) ?? Redirect(next);
    }

    public async Task<IActionResult> OnPostRemoveAuthenticatorAsync()
    {
        if (!HasAuthenticator)
            return Redirect(reader.Now("account/second-factor"));
        var result = await factors.RemoveAuthenticator(Member);
        if (!result.Succeeded)
            return Wrong([.. result.Errors.Select(e => e.Description)]);
        await signInFlow.RefreshSession(Member);
        return Done("Factors_AuthenticatorRemoved");
    }

    private PageResult Full() => Wrong(words["Passkey_TooMany", Passkeys.MostForOne]);

    private RedirectResult Done(string key)
    {
        TempData["Flash"] = words[key].Value;
        return Redirect(reader.Now("account/second-factor"));
    }

    private PageResult Wrong(params string[] sentences)
    {
        foreach (var sentence in sentences)
            ModelState.AddModelError("", sentence);
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
