using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>One's own account.</summary>
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

    /// <summary>How the person wants to hear of what concerns them.</summary>
    [BindProperty]
    public NoticePace? Pace { get; set; }

    /// <summary>BCP 47.</summary>
    [BindProperty]
    public string? LetterLanguage { get; set; }

    /// <summary>How they hear of it now, and the languages to choose from.</summary>
    public (NoticePace Pace, string Language, IReadOnlyList<string> Languages) Notices => (Member.Notices, Member.Language, site.Languages);

    public Facts Known { get; private set; } = null!;

    private StaffMember Member { get; set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Member = (await members.GetUserAsync(User))!;
        var names = await NameLookup.Read(db, reader.Newest, HttpContext.RequestAborted);
        var country = Member.Country is { } code ? reader.Name(names.Country(code), code).ToString() : null;
        Known = new Facts(Member.DisplayName, Member.Email!, Member.Role, country, Member.PasswordHash is not null);
        await next();
    }

    public async Task<IActionResult> OnPostRenameAsync()
    {
        var name = ModelState.ReadName(words, nameof(Name), Name);
        if (!ModelState.IsValid)
            return Wrong();
        return Answer(await accounts.Rename(Member, name), "Account_RenameDone");
    }

    public async Task<IActionResult> OnPostNoticesAsync()
    {
        if (Pace is not { } pace || !Enum.IsDefined(pace))
            ModelState.AddModelError(nameof(Pace), words["Notices_PaceNeeded"]);
        if (LetterLanguage is null || !site.Languages.Contains(LetterLanguage))
            ModelState.AddModelError(nameof(LetterLanguage), words["Notices_LanguageNeeded"]);
        if (!ModelState.IsValid)
            return Wrong();
        ChangePace(Pace!.Value);
        Member.Language = LetterLanguage!;
        Note(Act.NoticesChosen, $"{Member.Notices}, {Member.Language}");
        return Answer(await members.UpdateAsync(Member), "Notices_Saved");
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
        Note(Act.PasswordSet);
        db.Letters.Add(Letter.To(Member.Id, LetterKind.FactorsChanged, Now, detail: nameof(Act.PasswordSet)));
        await db.ForgetBrowsersOf(Member);
        var result = await members.ChangePasswordAsync(Member, CurrentPassword!, NewPassword ?? "");
        if (result.Succeeded)
        {
            await browsers.Remember(Member);
            await signIn.RefreshSignInAsync(Member);
        }
        return Answer(result, "Account_ChangePasswordDone");
    }

    public async Task<IActionResult> OnPostSignOutEverywhereAsync()
    {
        Note(Act.SignedOutEverywhere);
        await members.UpdateSecurityStampAsync(Member);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        StaffCookieEvents.ClearBrowser(Response);
        TempData["Flash"] = words["Account_SignOutEverywhereDone"].Value;
        return Redirect(reader.Now("account/sign-in"));
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The daily letter begins with what is not told yet, and its last one brings what it would have told.</summary>
    private void ChangePace(NoticePace pace)
    {
        if (pace == NoticePace.Daily && Member.Notices != pace)
            Member.DigestedUntil = Now;
        else if (pace == NoticePace.AtOnce && Member.Notices != pace)
            db.Letters.Add(Letter.To(Member.Id, LetterKind.Digest, Now, detail: $"{Member.DigestedUntil ?? Now.AddDays(-1):O}"));
        Member.Notices = pace;
    }

    /// <summary>On record with the next save.</summary>
    private void Note(Act act, string? detail = null) => db.Journal.Add(JournalEntry.Of(act, Now, Member.AsActor(), detail: detail));

    private IActionResult Answer(IdentityResult result, string done)
    {
        ModelState.Add(result, nameof(NewPassword));
        if (!result.Succeeded)
            return Wrong();
        TempData["Flash"] = words[done].Value;
        return Redirect(reader.Now("account"));
    }

    private static PageResult Wrong() => new() { StatusCode = StatusCodes.Status400BadRequest };

    public sealed record Facts(string Name, string Email, StaffRole Role, string? Country, bool HasPassword);
}
