using LaDeclaration.Register.Text;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Signs in with a passkey, which is enough and needs no e-mail address, or with a password, which is the first of two steps.</summary>
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class SignInModel(
    CredentialVerifier verifier, SignInFlow signInFlow, PasskeyCeremony ceremony, RegisterDbContext db, TimeProvider time, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The response of a passkey, as JSON from the browser.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    [FromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether the person is signed in, but the session is not fresh enough for what they want to do.</summary>
    [FromQuery]
    public bool Again { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (SoundText.Trim(Email ?? "").Length == 0)
            ModelState.AddModelError(nameof(Email), words["SignIn_EmailNeeded"]);
        if (string.IsNullOrEmpty(Password))
            ModelState.AddModelError(nameof(Password), words["SignIn_PasswordNeeded"]);
        if (!ModelState.IsValid)
            return Wrong();
        var verdict = await verifier.VerifyPassword(Email, Password, cancellation);
        if (verdict.Wait is { } wait)
            return this.TooManyRequests(nameof(Password), wait);
        if (verdict.Member is { } member)
        {
            var isIn = await signInFlow.AcceptPassword(member);
            return Redirect(isIn ? this.SafeReturnUrl(ReturnUrl) : ReturnUrls.AddTo(reader.Now("account/second-step"), ReturnUrl));
        }
        ModelState.AddModelError(nameof(Password), words["SignIn_Refused"]);
        return Wrong();
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await ceremony.MakeRequestOptions(), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellation)
    {
        var verified = await ceremony.VerifyAssertion(Credential);
        // Limits are against guessing. A passkey cannot be guessed, so nobody can lock its owner out.
        if (verified is not { User: { DisabledAt: null } member })
        {
            await verifier.RecordFailure(verified?.User.Id, SignInMethod.Passkey, cancellation);
            ModelState.AddModelError("", words[verified is null ? "Passkey_Unknown" : "Passkey_AccountClosed"]);
            return Wrong();
        }
        await db.MarkPasskeyUsed(verified.CredentialId, time.GetUtcNow().UtcDateTime, cancellation);
        await signInFlow.SignIn(member, SignInMethod.Passkey);
        return Redirect(this.SafeReturnUrl(ReturnUrl));
    }

    private static PageResult Wrong() => new() { StatusCode = StatusCodes.Status400BadRequest };
}
