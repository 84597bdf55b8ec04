using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Pages.Account;

[EnableRateLimiting(RateLimitPolicies.Staff)]
public sealed class IndexModel(
    UserManager<StaffMember> members, SignInManager<StaffMember> signIn, CredentialVerifier verifier, KnownBrowsers browsers, AccountAdministration accounts, RegisterDbContext db, SiteSettings site, TimeProvider time, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? CurrentPassword { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    /// <summary>How often the person gets letters about changes.</summary>
    [BindProperty]
    public NotificationFrequency? Pace { get; set; }

    /// <summary>BCP 47.</summary>
    [BindProperty]
    public string? LetterLanguage { get; set; }

    /// <summary>The present choices, and the languages to choose from.</summary>
    public (NotificationFrequency Pace, string Language, IReadOnlyList<string> Languages) Notices => (Member.Notices, Member.Language, site.Languages);

    public AccountDetails Details { get; private set; } = null!;

    private StaffMember Member { get; set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Member = (await members.GetUserAsync(User))!;
        var names = reader.Names();
        var country = Member.Country is { } code ? reader.Name(names.Country(code), code).ToString() : null;
        Details = new AccountDetails(Member.DisplayName, Member.Email!, Member.Role, country, Member.PasswordHash is not null);
        await next();
    }

    public async Task<IActionResult> OnPostRenameAsync()
    {
        var name = ModelState.ReadName(words, nameof(Name), Name);
        if (!ModelState.IsValid)
            return Wrong();
        return Finish(await accounts.Rename(Member, name), "Account_RenameDone");
    }

    public async Task<IActionResult> OnPostNoticesAsync()
    {
        if (Pace is not { } pace || !Enum.IsDefined(pace))
            ModelState.AddModelError(nameof(Pace), words["NotificationSettings_PaceNeeded"]);
        if (LetterLanguage is null || !site.Languages.Contains(LetterLanguage))
            ModelState.AddModelError(nameof(LetterLanguage), words["NotificationSettings_LanguageNeeded"]);
        if (!ModelState.IsValid)
            return Wrong();
        ChangePace(Pace!.Value);
        Member.Language = LetterLanguage!;
        Record(Act.NoticesChosen, $"{Member.Notices}, {Member.Language}");
        return Finish(await members.UpdateAsync(Member), "NotificationSettings_Saved");
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellation)
    {
        var verdict = string.IsNullOrEmpty(CurrentPassword) ? null : await verifier.VerifyPassword(Member.Email, CurrentPassword, cancellation);
        if (verdict?.Wait is { } wait)
            return this.TooManyRequests(nameof(CurrentPassword), wait);
        if (verdict?.Member is null)
        {
            ModelState.AddModelError(nameof(CurrentPassword), words[verdict is null ? "Password_CurrentNeeded" : "Password_CurrentWrong"]);
            return Wrong();
        }
        await db.Entry(Member).ReloadAsync(cancellation);
        Record(Act.PasswordSet);
        db.Letters.Add(Letter.To(Member.Id, LetterKind.FactorsChanged, Now, detail: nameof(Act.PasswordSet)));
        await db.RemoveKnownBrowsers(Member);
        var result = await members.ChangePasswordAsync(Member, CurrentPassword!, NewPassword ?? "");
        if (result.Succeeded)
        {
            await browsers.Remember(Member);
            await signIn.RefreshSignInAsync(Member);
        }
        return Finish(result, "Account_ChangePasswordDone");
    }

    public async Task<IActionResult> OnPostSignOutEverywhereAsync()
    {
        Record(Act.SignedOutEverywhere);
        await members.UpdateSecurityStampAsync(Member);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        StaffCookieEvents.ClearBrowser(Response);
        TempData["Flash"] = words["Account_SignOutEverywhereDone"].Value;
        return Redirect(reader.Now("account/sign-in"));
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>A first daily letter starts from now; when it is switched off, a last one brings what is left.</summary>
    private void ChangePace(NotificationFrequency pace)
    {
        if (pace == NotificationFrequency.Daily && Member.Notices != pace)
            Member.DigestedUntil = Now;
        else if (pace == NotificationFrequency.AtOnce && Member.Notices != pace)
            db.Letters.Add(Letter.To(Member.Id, LetterKind.Digest, Now, detail: $"{Member.DigestedUntil ?? Now.AddDays(-1):O}"));
        Member.Notices = pace;
    }

    /// <summary>Saved with the next save.</summary>
    private void Record(Act act, string? detail = null) => db.Journal.Add(JournalEntry.Of(act, Now, Member.AsActor(), detail: detail));

    private IActionResult Finish(IdentityResult result, string done)
    {
        ModelState.AddErrors(result, nameof(NewPassword));
        if (!result.Succeeded)
            return Wrong();
        TempData["Flash"] = words[done].Value;
        return Redirect(reader.Now("account"));
    }

    private static PageResult Wrong() => new() { StatusCode = StatusCodes.Status400BadRequest };

    public sealed record AccountDetails(string Name, string Email, StaffRole Role, string? Country, bool HasPassword);
}
