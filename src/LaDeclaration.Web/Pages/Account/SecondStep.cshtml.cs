using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>The second step after a right password: a code of the authenticator app, a passkey, or a recovery code.</summary>
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class SecondStepModel(
    CredentialVerifier verifier, SignInFlow signInFlow, SecondFactors factors, RecoveryCodes codes, RegisterDbContext db, Formatter format, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? RecoveryCode { get; set; }

    [FromQuery]
    public string? ReturnUrl { get; set; }

    public bool HasAuthenticator => Member.TwoFactorEnabled;

    /// <summary>Whether the authenticator's key can no longer be decrypted.</summary>
    public bool HasLostKey { get; private set; }

    public bool HasPasskey { get; private set; }

    public bool HasRecoveryCodes { get; private set; }

    private StaffMember Member { get; set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await signInFlow.FindWaiting() is { } member)
        {
            Member = member;
            HasLostKey = await factors.HasLostKey(member);
            HasPasskey = await db.UserPasskeys.AnyAsync(p => p.UserId == member.Id, HttpContext.RequestAborted);
            HasRecoveryCodes = await codes.CountLeft(member) > 0;
            await next();
            return;
        }
        if (context.HandlerMethod?.HttpMethod == "Post")
            TempData["Flash"] = words["SecondStep_TooLate", SignInFlow.WaitingTime.TotalMinutes].Value;
        context.Result = Redirect(ReturnUrls.AddTo(reader.Now("account/sign-in"), ReturnUrl));
    }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken cancellation)
    {
        if (HasLostKey)
            return Wrong("", words["SecondStep_KeyLost"]);
        if (!AuthenticatorCodes.IsCode(Code))
            return Wrong(nameof(Code), words["Code_Needed", AuthenticatorCodes.Digits]);
        var verdict = await verifier.VerifySecondStep(Member, SignInMethod.PasswordAndCode, () => factors.UseCode(Member, Code, cancellation), cancellation);
        if (verdict.Wait is { } wait)
            return this.TooManyRequests(nameof(Code), wait);
        if (verdict.Member is null)
            return Wrong(nameof(Code), words["Code_Refused"]);
        await signInFlow.SignIn(Member, SignInMethod.PasswordAndCode);
        return Redirect(this.SafeReturnUrl(ReturnUrl));
    }

    public async Task<IActionResult> OnPostRecoveryCodeAsync(CancellationToken cancellation)
    {
        if (SoundText.Trim(RecoveryCode ?? "").Length == 0)
            return Wrong(nameof(RecoveryCode), words["RecoveryCode_Needed"]);
        var verdict = await verifier.VerifySecondStep(Member, SignInMethod.RecoveryCode, () => factors.UseRecoveryCode(Member, RecoveryCode!, cancellation), cancellation);
        if (verdict.Wait is { } wait)
            return this.TooManyRequests(nameof(RecoveryCode), wait);
        if (verdict.Member is null)
            return Wrong(nameof(RecoveryCode), words["RecoveryCode_Refused"]);
        await signInFlow.SignIn(Member, SignInMethod.RecoveryCode);
        TempData["Flash"] = format.Count("RecoveryCode_Used", await codes.CountLeft(Member) ?? 0);
        return Redirect(this.SafeReturnUrl(ReturnUrl));
    }

    private PageResult Wrong(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
