using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>The person's passkeys, authenticator app and recovery codes. Somebody without a second factor chooses one here before anything else.</summary>
[Authorize(Policy = Policies.Account)]
[FreshSignIn]
[EnableRateLimiting(RateLimitPolicies.Staff)]
public sealed class SecondFactorModel(
    UserManager<StaffMember> members, SecondFactors factors, RecoveryCodes codes, PasskeyCeremony ceremony, SignInFlow signInFlow,
    RegisterDbContext db, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    /// <summary>The new passkey, as JSON from the browser.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    [FromQuery]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<PasskeySummary> KnownPasskeys { get; private set; } = [];

    [BindProperty]
    public string? Password { get; set; }

    public string Email => Member.Email!;

    /// <summary>An account without a password has only passkeys: no app, no recovery codes.</summary>
    public bool HasPassword => Member.PasswordHash is not null;

    public bool HasAuthenticator => Member.TwoFactorEnabled;

    /// <summary>Whether the authenticator's key can no longer be decrypted.</summary>
    public bool HasLostKey { get; private set; }

    /// <summary>For another passkey.</summary>
    public bool HasRoomForPasskey => KnownPasskeys.Count < PasskeyStore.MaxPerPerson;

    public bool HasAny => HasAuthenticator || KnownPasskeys.Count > 0;

    /// <summary>Null if there never were any.</summary>
    public int? RecoveryCodesLeft { get; private set; }

    private StaffMember Member { get; set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Member = (await members.GetUserAsync(User))!;
        KnownPasskeys = await db.ListPasskeys(Member.Id, HttpContext.RequestAborted);
        RecoveryCodesLeft = await codes.CountLeft(Member);
        HasLostKey = await factors.HasLostKey(Member);
        await next();
    }

    public async Task<IActionResult> OnPostOptionsAsync() => HasRoomForPasskey ? Content(await ceremony.MakeCreationOptions(Member), "application/json") : TooManyPasskeys();

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!HasRoomForPasskey)
            return TooManyPasskeys();
        if (await ceremony.VerifyAttestation(Member, Credential) is not { } passkey)
            return Wrong(words[ceremony.ErrorKey]);
        var added = await factors.AddPasskey(Member, passkey);
        if (!added.Result.Succeeded)
            return Wrong([.. added.Result.Errors.Select(e => e.Description)]);
        await signInFlow.RefreshSession(Member);
        return this.ShowRecoveryCodes(added.RecoveryCodes, ReturnUrl) ?? Finish("SignInMethods_PasskeyAdded");
    }

    /// <summary>For an account with only passkeys; setting up an authenticator app comes next.</summary>
    public async Task<IActionResult> OnPostPasswordAsync()
    {
        var added = await factors.AddPassword(Member, Password ?? "");
        ModelState.AddErrors(added.Result, nameof(Password));
        if (!added.Result.Succeeded)
            return Wrong();
        await signInFlow.RefreshSession(Member);
        TempData["Flash"] = words["SignInMethods_PasswordAdded"].Value;
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
        return Finish("SignInMethods_AuthenticatorRemoved");
    }

    private PageResult TooManyPasskeys() => Wrong(words["Passkey_TooMany", PasskeyStore.MaxPerPerson]);

    private RedirectResult Finish(string key)
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
