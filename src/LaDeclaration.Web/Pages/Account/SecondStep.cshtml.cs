using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>After a right password: the code of the authenticator app, a passkey, or a recovery code.</summary>
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class SecondStepModel(
    Doorkeeper doorkeeper, Reception reception, SecondFactors factors, RecoveryCodes codes, RegisterDbContext db, Phrases phrases, Reader reader, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? RecoveryCode { get; set; }

    [FromQuery]
    public string? ReturnUrl { get; set; }

    public bool HasAuthenticator => Member.TwoFactorEnabled;

    /// <summary>The app's codes cannot be checked here any more.</summary>
    public bool HasLostKey { get; private set; }

    public bool HasPasskey { get; private set; }

    public bool HasRecoveryCodes { get; private set; }

    private StaffMember Member { get; set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await reception.WhoWaits() is { } member)
        {
            Member = member;
            HasLostKey = await factors.HasLostKey(member);
            HasPasskey = await db.UserPasskeys.AnyAsync(p => p.UserId == member.Id, HttpContext.RequestAborted);
            HasRecoveryCodes = await codes.Left(member) > 0;
            await next();
            return;
        }
        if (context.HandlerMethod?.HttpMethod == "Post")
            TempData["Flash"] = words["SecondStep_TooLate", Reception.WaitsFor.TotalMinutes].Value;
        context.Result = Redirect(Onward.To(reader.Now("account/sign-in"), ReturnUrl));
    }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken cancellation)
    {
        if (HasLostKey)
            return Wrong("", words["SecondStep_KeyLost"]);
        if (!TimeCodes.IsCode(Code))
            return Wrong(nameof(Code), words["Code_Needed", TimeCodes.Digits]);
        var verdict = await doorkeeper.Accepts(Member, WayIn.PasswordAndCode, () => factors.Spend(Member, Code, cancellation), cancellation);
        if (verdict.Wait is { } wait)
            return this.TooEarly(nameof(Code), wait);
        if (verdict.Member is null)
            return Wrong(nameof(Code), words["Code_Refused"]);
        await reception.LetIn(Member, WayIn.PasswordAndCode);
        return Redirect(this.Onwards(ReturnUrl));
    }

    public async Task<IActionResult> OnPostRecoveryCodeAsync(CancellationToken cancellation)
    {
        if (SoundText.Trim(RecoveryCode ?? "").Length == 0)
            return Wrong(nameof(RecoveryCode), words["RecoveryCode_Needed"]);
        var verdict = await doorkeeper.Accepts(Member, WayIn.RecoveryCode, () => factors.SpendRecoveryCode(Member, RecoveryCode!, cancellation), cancellation);
        if (verdict.Wait is { } wait)
            return this.TooEarly(nameof(RecoveryCode), wait);
        if (verdict.Member is null)
            return Wrong(nameof(RecoveryCode), words["RecoveryCode_Refused"]);
        await reception.LetIn(Member, WayIn.RecoveryCode);
        TempData["Flash"] = phrases.Count("RecoveryCode_Used", await codes.Left(Member) ?? 0);
        return Redirect(this.Onwards(ReturnUrl));
    }

    private PageResult Wrong(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
