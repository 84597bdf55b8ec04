using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.SavedForms;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LaDeclaration.Web.Editing;

/// <summary>A form whose outcome goes into a draft change set: a new one, or the own one that <c>?draft=</c> names.</summary>
public abstract partial class DraftPage(DraftPageServices services) : PageModel
{
    [BindProperty]
    public EvidenceForm Evidence { get; set; } = new();

    /// <summary>
    /// The revision that the form was read at, as it says itself. What it shows is the register at that revision, also when it comes back
    /// refused or is gone on with later; so what it changes acts on what was read, and the publisher finds what was published in between.
    /// </summary>
    [BindProperty]
    public string? Known { get; set; }

    /// <summary>The draft being added to; none while the form is to begin one.</summary>
    public ChangeSet? Draft { get; private set; }

    /// <summary>Takes the draft along to another form.</summary>
    public string DraftQuery => Draft is null ? "" : $"?draft={Draft.Number}";

    public IReadOnlyList<string> Languages { get; } = [.. services.Site.Languages.Union([LocalizedText.Fallback])];

    /// <summary>The site's languages, and that of the draft's reason as it stands.</summary>
    public IReadOnlyList<string> ReasonLanguages => [.. services.Site.Languages.Union(Draft is null ? [] : [Draft.ReasonLanguage])];

    public CitableSources Citable { get; private set; } = null!;

    protected Actor Actor => User.AsActor();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = HttpContext.RequestAborted;
        if (Request.Query.TryGetValue("draft", out var asked) && int.TryParse(asked, out var number))
            Draft = await services.Drafts.Draft(number, Actor, cancellation);
        if ((asked.Count > 0 && Draft is null) || !await LoadAsRead(cancellation))
        {
            var add = Draft?.Changes.FirstOrDefault(c => c.Verb == Verb.Add && IsAbout(c.Proposed!));
            context.Result = add is null || AddForm is null ? NotFound() : Redirect(services.Reader.Now($"{AddForm}?draft={Draft!.Number}&fact={add.FactId}"));
            return;
        }
        Citable = new CitableSources(services.Reader.Index.Index, Draft);
        if (Evidence.ReasonLanguage is { } chosen && !ReasonLanguages.Contains(chosen))
            Wrong("Evidence.ReasonLanguage", "Evidence_ReasonLanguageWrong");
        Evidence.ReasonLanguage ??= Draft?.ReasonLanguage ?? await ProposedReasonLanguage(cancellation);
        await base.OnPageHandlerExecutionAsync(context, next);
        if (HttpMethods.IsPost(Request.Method) && ModelState.IsValid)
            await services.Drafts.RememberReasonLanguage(Actor, Evidence.ReasonLanguage, cancellation);
    }

    private async Task<bool> LoadAsRead(CancellationToken cancellation)
    {
        if (HttpMethods.IsPost(Request.Method) || HttpContext.Features.Get<RestoredForm>() is not null)
        {
            var known = await services.Revision(Known, cancellation);
            if (known is null && HttpMethods.IsPost(Request.Method))
                Wrong("", "Drafting_Unread");
            return await LoadAt(known ?? services.Reader.Newest, cancellation);
        }
        var from = Draft is null ? services.Reader.Newest : await services.Drafts.ReadAt(Draft, cancellation);
        // What the register did not have then has nothing in a draft's way.
        return await LoadAt(from, cancellation) || (from < services.Reader.Newest && await LoadAt(services.Reader.Newest, cancellation));
    }

    private Task<bool> LoadAt(int known, CancellationToken cancellation)
    {
        services.Reader.Clocks = services.Reader.Clocks with { Known = known };
        return Load(cancellation);
    }

    /// <summary>The shared part of the form.</summary>
    public EvidenceView EvidenceView(bool asksDate = true, bool needsDate = true, bool asksSource = true, string? sourceHint = null) =>
        new(Evidence, Citable.ListChoices(Evidence.Source), Languages, ReasonLanguages, asksDate, needsDate, asksSource, sourceHint, Citable.HasMore);

    /// <summary>Entries of the register in sentences.</summary>
    /// <param name="current">The one that this form is about; the others link to their own.</param>
    public IReadOnlyList<EntryLine> Entries(IEnumerable<Statement> statements, NameLookup names, Statement? current = null) =>
    [
        .. statements.Select(s => new EntryLine(
            services.Describer.DescribeWithDates(s, names),
            services.Reader.Now($"admin/statements/{s.FactId}{DraftQuery}"),
            current is null || s == current ? null : $"?fact={s.FactId}{(Draft is null ? "" : $"&draft={Draft.Number}")}")),
    ];

    /// <summary>Those, of some memberships, that a form may end: in force on the day typed or later, and what the draft is about.</summary>
    protected Task<List<Membership>> ReadEndable(IQueryable<Membership> memberships, CancellationToken cancellation)
    {
        var day = DateInput.Read(Evidence.Date).Day is { } typed && typed < services.Reader.Today ? typed : services.Reader.Today;
        var drafted = (Draft?.Changes ?? []).Select(c => c.FactId).ToList();
        return memberships.AsNoTracking().KnownAt(services.Reader.Clocks.Known).Where(m => m.Until == null || m.Until > day || drafted.Contains(m.FactId)).ToListAsync(cancellation);
    }

    /// <summary>Where the noun is added that this form is about, for one that only the draft knows yet.</summary>
    protected virtual string? AddForm => null;

    /// <summary>Whether a row the draft adds is what this form is about.</summary>
    protected virtual bool IsAbout(Recorded row) => false;

    /// <summary>Reads what the form is about, at the revision of the reader's clocks; false if the register had no such thing.</summary>
    protected abstract Task<bool> Load(CancellationToken cancellation);

    /// <summary>Takes over what the draft's earlier changes were put forward with.</summary>
    protected void Restore(Predicate<Change> earlier)
    {
        if (Draft is not null)
            Evidence = EvidenceForm.Of(Draft, [.. Draft.Changes.Where(c => earlier(c))]);
    }

    /// <summary>The row that the draft adds under that id, if it is of this kind.</summary>
    protected T? Added<T>(Guid? fact)
        where T : Recorded => Draft?.Changes.FirstOrDefault(c => c.Verb == Verb.Add && c.FactId == fact)?.Proposed as T;

    protected Task<IActionResult> Save<T>(T current, T proposed, bool recordedWrongly)
        where T : Statement => Save(Alteration.Changes(current, proposed, recordedWrongly, Evidence.Effect), Draft.IsAbout(current));

    /// <exception cref="RefusedException">There are no changes.</exception>
    protected async Task<IActionResult> Save(IReadOnlyList<Change> changes, Predicate<Change>? replaced = null) =>
        changes.Count > 0 ? await SaveDraft(changes, replaced) : throw new RefusedException(Rule.HasChanges);

    /// <summary>Also without changes: then the form only takes back what the draft said.</summary>
    protected async Task<IActionResult> SaveDraft(IReadOnlyList<Change> changes, Predicate<Change>? replaced = null)
    {
        if (Evidence.AddedSource is { } added)
            changes = [Change.Add(added), .. changes];
        var draft = await services.Drafts.Save(Draft, Actor, Evidence.Reason!, Evidence.ReasonLanguage!, changes, replaced, HttpContext.RequestAborted);
        return Redirect(services.Reader.Now($"admin/change-sets/{draft.Number}"));
    }

    /// <summary>The language last chosen by that person, at first the interface's.</summary>
    private async Task<string> ProposedReasonLanguage(CancellationToken cancellation) =>
        await services.Drafts.LastReasonLanguage(Actor, cancellation) is { } last && ReasonLanguages.Contains(last) ? last : services.Reader.Language;
}
