using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Admin.Statements;

/// <summary>One membership or endorsement: it is still so, it ended, it was recorded wrongly, or it was never so.</summary>
public sealed class EditModel(RegisterDbContext db, Desk desk, Reader reader, SiteSettings site, IStringLocalizer<Words> words) : PageModel
{
    private ChangeSet? draft;

    [FromRoute]
    public Guid FactId { get; set; }

    [FromQuery(Name = "draft")]
    public string? DraftNumber { get; set; }

    [BindProperty]
    public Verb? What { get; set; }

    [BindProperty]
    public EntryFields Entry { get; set; } = new();

    /// <summary>With an endorsement, its country's memberships end as well.</summary>
    [BindProperty]
    public bool EndsMemberships { get; set; }

    [BindProperty]
    public Evidence Evidence { get; set; } = new();

    public Statement Current { get; private set; } = null!;

    public NameBook Names { get; private set; } = null!;

    public IReadOnlyList<Source> Citable { get; private set; } = [];

    /// <summary>The memberships that an ended endorsement would leave behind.</summary>
    public IReadOnlyList<Membership> Memberships { get; private set; } = [];

    public IReadOnlyList<string> Languages => site.Languages;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var actor = User.AsActor();
        draft = await desk.Draft(DraftNumber, actor);
        var current = await db.Statements.AsNoTracking().KnownAt(reader.Newest).SingleOrDefaultAsync(s => s.FactId == FactId);
        var isTheirs = current is Membership membership && (actor.MayPublish || membership.Country == actor.Country);
        var isOffered = Entry.Notes.Keys.All(Languages.Contains) && (DraftNumber is null || draft is not null);
        if (!isOffered || !(isTheirs || (current is Endorsement && actor.MayPublish)))
        {
            context.Result = NotFound();
            return;
        }
        Current = current!;
        Names = await NameBook.Read(db, reader.Newest);
        Citable = await desk.CitableSources(draft);
        if (current is Endorsement endorsement)
            Memberships = await db.Memberships.AsNoTracking().KnownAt(reader.Newest).Where(m => m.Country == endorsement.Country && (m.Until == null || m.Until > reader.Today)).ToListAsync();
        await next();
    }

    public void OnGet()
    {
        var change = draft?.Changes.FirstOrDefault(c => c.FactId == FactId);
        What = change?.Verb;
        Entry = EntryFields.Of(change?.Proposed as Statement ?? Current, Languages);
        if (draft is not null && change is not null)
            Evidence = Evidence.Of(draft, [change]);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (What is null or Verb.Add)
            ModelState.AddModelError(nameof(What), words["Entry_WhatNeeded"]);
        Evidence.Check(ModelState, words, Citable, asksDate: false);
        if (What is Verb.End or Verb.Correct)
            Entry.Check(ModelState, words, What.Value);
        var changes = ModelState.IsValid ? Changes().ToList() : [];
        CheckOutcome(changes);
        if (!ModelState.IsValid)
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        var filled = await desk.Put(draft, User.AsActor(), Evidence, changes, c => c.FactId == FactId, cancellation);
        return Redirect(reader.Now($"admin/change-sets/{filled.Number}"));
    }

    private IEnumerable<Change> Changes() => What switch
    {
        Verb.End => [Change.End(Current, Entry.Until!.Value, Entry.UntilExactness, [Evidence.SourceKey]), .. EndsMemberships ? EndedMemberships() : []],
        Verb.Correct => [Change.Correct(Current, Entry.On(Current, Evidence.SourceKey))],
        Verb.Confirm => [Change.Confirm(Current, [Evidence.SourceKey])],
        _ => [Change.Retract(Current)],
    };

    private IEnumerable<Change> EndedMemberships()
    {
        var until = Entry.Until!.Value;
        return Memberships.Where(m => m.Until is null || m.Until > until)
            .Select(m => m.From < until ? Change.End(m, until, Entry.UntilExactness, [Evidence.SourceKey]) : Change.Retract(m));
    }

    private void CheckOutcome(List<Change> changes)
    {
        if (changes.Count == 0)
            return;
        if (What == Verb.Confirm && Current.Sources.Contains(Evidence.SourceKey))
            ModelState.AddModelError("Evidence.Source", words["Entry_CitedAlready"]);
        if (What == Verb.Correct && changes[0].Proposed!.Equals(Current))
            ModelState.AddModelError("", words["Seats_Nothing"]);
        if (What == Verb.End && Current.Until <= Entry.Until)
            ModelState.AddModelError("Entry.LastDay", words["Entry_EndsAlready"]);
        if (What == Verb.Retract && Evidence.AddedSource is not null && User.AsActor().Role == StaffRole.Delegate)
            ModelState.AddModelError("Evidence.Source", words["Seats_NothingToCite"]);
    }
}
