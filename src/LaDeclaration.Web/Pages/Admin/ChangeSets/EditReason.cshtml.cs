using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Reviewing;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

public sealed class EditReasonModel(
    DraftStore drafts, ChangeSetReviewReader reviews, SubmissionHistory submissions, ReadingContext reader, IStringLocalizer<Words> words, SiteSettings site)
    : ChangeSetPage(drafts, reviews, submissions, reader, words)
{
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The language that the reason is written in, BCP 47; as before if omitted.</summary>
    [BindProperty]
    public string? ReasonLanguage { get; set; }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var language = ReasonLanguage ?? ChangeSet.ReasonLanguage;
        if (language != ChangeSet.ReasonLanguage && !site.Languages.Contains(language))
            ModelState.AddModelError(nameof(ReasonLanguage), Words["Evidence_ReasonLanguageWrong"]);
        if (ReadText(nameof(Reason), Reason, ChangeSet.ReasonMaxLength, "Evidence_ReasonNeeded", language) is not { } reason)
            return Page();
        ChangeSet.SetReason(Actor, reason, language, Drafts.Now);
        var saved = await Save("ChangeSet_ReasonSaved", cancellation);
        await Drafts.RememberReasonLanguage(Actor, language, cancellation);
        return saved;
    }
}
