using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Mail;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Pages.Admin.Staff;

/// <summary>Invites one or several by e-mail: all of them, or nobody as long as something is wrong.</summary>
[Authorize(Policy = Policies.Administrator)]
[EnableRateLimiting(RateLimitPolicies.Staff)]
[FreshSignIn]
public sealed class InviteModel(
    RegisterDbContext db, ILookupNormalizer normalizer, Invitations invitations, IMailTransport mail, SiteSettings site, Formatter format, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty]
    public string? Lines { get; set; }

    [BindProperty]
    public MemberForm Member { get; set; } = new();

    [BindProperty]
    public string? Language { get; set; }

    public IReadOnlyList<CountryChoice> Countries { get; private set; } = [];

    public IReadOnlyList<string> Languages => site.Languages;

    /// <summary>The folder letters are written to; none where a mail server takes them.</summary>
    public string? Folder => mail.Folder;

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Countries = CountryChoice.List(reader);
        return next();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (InvitationLines.AnyWithoutRole(Lines))
            Member.Check(ModelState, words, Countries, asksName: false);
        var emails = InvitationLines.FindEmails(Lines).Select(email => normalizer.NormalizeEmail(email)).ToList();
        var accounts = await db.Users.Where(u => u.AcceptedAt != null && emails.Contains(u.NormalizedEmail!)).Select(u => u.Email!).ToListAsync();
        var read = new InvitationLines(Countries, accounts.ToHashSet(StringComparer.OrdinalIgnoreCase), words).Read(Lines, Member, ModelState, nameof(Lines));
        db.SetFormTarget(reader.Now("admin/staff"));
        var language = site.Languages.Contains(Language ?? "") ? Language! : reader.Language;
        if (ModelState.IsValid && await invitations.Send(read, language, User.AsActor()) is (var email, var refused))
            ModelState.AddModelError(nameof(Lines), $"{email}: {string.Join(" ", refused.Errors.Select(e => e.Description).Distinct())}");
        if (!ModelState.IsValid)
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        TempData["Flash"] = format.Count("Invite_Done", read.Count);
        return Redirect(reader.Now("admin/staff"));
    }
}
