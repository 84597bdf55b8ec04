using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Admin.Statements;

/// <summary>One entry of the register: it is still so, it ended, it was recorded wrongly, or it was never so.</summary>
public sealed class EditModel(RegisterDbContext db, ReadingContext reader, Formatter format, IStringLocalizer<Words> words, DraftPageServices services) : DraftPage(services)
{
    [FromRoute]
    public Guid FactId { get; set; }

    [BindProperty]
    public Verb? What { get; set; }

    [BindProperty]
    public EntryFields Entry { get; set; } = new();

    /// <summary>With an endorsement, its country's memberships end as well.</summary>
    [BindProperty]
    public bool EndsMemberships { get; set; }

    public Statement Current { get; private set; } = null!;

    public NameLookup Names { get; private set; } = null!;

    /// <summary>The memberships that an ended endorsement would leave behind.</summary>
    public IReadOnlyList<Membership> Memberships { get; private set; } = [];

    /// <summary>Where it is edited together with what belongs to it.</summary>
    public string Home => Current switch
    {
        CountryDetails details => $"admin/countries/{details.Country.ToLowerInvariant()}",
        PillarDetails details => $"admin/pillars/{details.Pillar}",
        CommitteeDetails details => $"admin/committees/{details.Committee}",
        _ => $"admin/countries/{Current.Subject.Country!.ToLowerInvariant()}/memberships",
    };

    /// <summary>The name of whom it is about.</summary>
    public LocalizedText About => Current is Details details ? details.Name : Names.Country(Current.Subject.Country!) ?? LocalizedText.English(Current.Subject.Country!);

    /// <summary>The shared part of the form that says no more than that the entry is still right.</summary>
    public EvidenceView Confirmation => EvidenceView(asksDate: false) with
    {
        Citable = [.. Citable.ListChoices(Evidence.Source).ThatConfirm(Current, Citable.Find).Union(Citable.Drafted.Where(s => s.Key == Evidence.Described))],
        SourceHint = Current.GetLastConfirmed(Citable.Find) is { } last ? words["StatementForm_ConfirmHint", format.Date(last)] : words["StatementForm_ConfirmHintUndated"],
    };

    /// <summary>The address of this form, with an answer given already.</summary>
    public string Here(Verb? what = null) => reader.Now($"admin/statements/{FactId}{DraftQuery}") + (what is null ? "" : $"{(Draft is null ? "?" : "&")}what={what}");

    /// <param name="what">The answer that the link to this form chose already.</param>
    public void OnGet(Verb? what)
    {
        var change = Draft?.Changes.FirstOrDefault(c => c.FactId == FactId);
        What = change?.Verb ?? what;
        Entry = EntryFields.Of(change?.Proposed as Statement ?? Current, Languages);
        Restore(c => c == change);
    }

    public async Task<IActionResult> OnPost()
    {
        if (What is null or Verb.Add)
            Wrong(nameof(What), "StatementForm_WhatNeeded");
        Check(asksDate: false);
        if (What is Verb.End or Verb.Correct)
            Entry.Check(ModelState, words, What.Value);
        var changes = ModelState.IsValid ? Changes().ToList() : [];
        CheckOutcome(changes);
        return ModelState.IsValid ? await Save(changes, replaced: c => c.FactId == FactId) : AsTyped();
    }

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        var current = await db.Statements.AsNoTracking().KnownAt(reader.Clocks.Known).SingleOrDefaultAsync(s => s.FactId == FactId, cancellation);
        var isTheirs = Actor.MayPublish || (current is Membership membership && membership.Country == Actor.Country);
        if (current is null || !isTheirs || !Entry.Notes.Keys.All(Languages.Contains))
            return false;
        Current = current;
        Names = reader.Names();
        if (current is Endorsement endorsement)
            Memberships = await db.Memberships.AsNoTracking().KnownAt(reader.Clocks.Known).NotEndedBy(reader.Today)
                .Where(m => m.Country == endorsement.Country).ToListAsync(cancellation);
        return true;
    }

    private IEnumerable<Change> Changes() => What switch
    {
        Verb.End => [Ending.End(Current), .. EndsMemberships ? Alteration.Ends(Memberships, Ending) : []],
        Verb.Correct => [Change.Correct(Current, Entry.On(Current, Evidence.Effect.Source))],
        Verb.Confirm => [Change.Confirm(Current, [Evidence.Effect.Source])],
        _ => [Change.Retract(Current)],
    };

    private Effect Ending => new(Entry.Until!.Value, Entry.UntilExactness, Evidence.Effect.Source);

    private void CheckOutcome(List<Change> changes)
    {
        if (changes.Count == 0)
            return;
        if (What == Verb.Confirm && Current.Sources.Contains(Evidence.Effect.Source))
            Wrong("Evidence.Source", "StatementForm_CitedAlready");
        else if (What == Verb.Confirm && Evidence.NewerCited(Current, Citable) is { } newer)
            Wrong("Evidence.Source", "StatementForm_CitesNewer", format.Date(newer));
        if (What == Verb.Correct && changes[0].Proposed!.Equals(Current))
            Wrong("", "MembershipGrid_Nothing");
        if (What == Verb.End && Current.HasEndedBy(Entry.Until!.Value))
            Wrong("Entry.LastDay", "StatementForm_EndsAlready");
        if (What == Verb.Retract && Evidence.AddedSource is not null && Actor.Role == StaffRole.Delegate)
            Wrong("Evidence.Source", "MembershipGrid_NothingToCite");
    }
}
