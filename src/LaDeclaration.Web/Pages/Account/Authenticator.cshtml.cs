using System.Security.Cryptography;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Sets up an authenticator app. The new key is in the form, encrypted, and is saved once a code shows that the app has it.</summary>
[Authorize(Policy = Policies.Account)]
[FreshSignIn(AppliesToGet = true)]
[EnableRateLimiting(RateLimitPolicies.Staff)]
public sealed class AuthenticatorModel(
    UserManager<StaffMember> members, SecondFactors factors, SignInFlow signInFlow, RegisterDbContext db, IDataProtectionProvider protection, TimeProvider time,
    SiteSettings site, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    private const int GroupLength = 4;

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? SealedKey { get; set; }

    [FromQuery]
    public string? ReturnUrl { get; set; }

    public bool HasAuthenticator => Member.TwoFactorEnabled;

    /// <summary>The otpauth address in the QR code, which also opens the app on the same device.</summary>
    public string Address => QueryHelpers.AddQueryString(
        $"otpauth://totp/{Uri.EscapeDataString(site.Publisher)}:{Uri.EscapeDataString(Member.Email!)}",
        new Dictionary<string, string?> { ["secret"] = Key, ["issuer"] = site.Publisher });

    public string KeyInGroups => string.Join(' ', Key.Chunk(GroupLength).Select(group => new string(group)));

    private StaffMember Member { get; set; } = null!;

    private string Key { get; set; } = "";

    private IDataProtector Sealing => protection.CreateProtector("authenticator", Member.Id, Member.SecurityStamp ?? "");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Member = (await members.GetUserAsync(User))!;
        if (Member.PasswordHash is null)
        {
            // Codes follow a password.
            context.Result = Redirect(reader.Now("account/second-factor"));
            return;
        }
        var sent = SealedKey is null ? null : Unseal(SealedKey);
        Key = sent ?? members.GenerateNewAuthenticatorKey();
        if (sent is null)
            SealedKey = Sealing.Protect(Key);
        await next();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!AuthenticatorCodes.IsCode(Code))
            return Wrong(words["Code_Needed", AuthenticatorCodes.Digits]);
        if (AuthenticatorCodes.FindStep(Key, Code, time.GetUtcNow()) is not { } step)
            return Wrong(words["Authenticator_CodeWrong"]);
        db.SetFormTarget(reader.Now("account/second-factor"));
        var added = await factors.AddAuthenticator(Member, Key, step);
        if (!added.Result.Succeeded)
            return Wrong([.. added.Result.Errors.Select(e => e.Description)]);
        await signInFlow.RefreshSession(Member);
        if (this.ShowRecoveryCodes(added.RecoveryCodes, ReturnUrl) is { } show)
            return show;
        TempData["Flash"] = words["SignInMethods_AuthenticatorAdded"].Value;
        return Redirect(reader.Now("account/second-factor"));
    }

    private string? Unseal(string key)
    {
        try
        {
            return Sealing.Unprotect(key);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private PageResult Wrong(params string[] sentences)
    {
        foreach (var sentence in sentences)
            ModelState.AddModelError(nameof(Code), sentence);
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
