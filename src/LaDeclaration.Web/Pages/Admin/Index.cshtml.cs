using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Reviewing;
using LaDeclaration.Web.SavedForms;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>Where staff begin: for an editor what waits and what is new, for a delegate the country's roles and what became of proposals.</summary>
public sealed class IndexModel(RegisterDbContext db, ChangeSetList changeSetList, MembershipCells cells, Notifications notifications, UnconfirmedMemberships unconfirmed, SavedFormList savedForms, DraftStore drafts, ReadingContext reader) : PageModel
{
    /// <summary>How far back it tells what happened.</summary>
    public const int Days = 30;

    /// <summary>How far back it counts overrides; all of them are on a page of their own.</summary>
    public const int OverrideDays = 90;

    private const int RevisionsShown = 5;
    private const int DecidedShown = 5;

    /// <summary>The delegate's country; none for an editor.</summary>
    public string? Country { get; private set; }

    public LocalizedText? CountryName { get; private set; }

    /// <summary>What the country is now, and what is announced.</summary>
    public IReadOnlyList<Holding> Roles { get; private set; } = [];

    public IReadOnlyList<Membership> Announced { get; private set; } = [];

    /// <summary>In how many more committees the country has a role or will have one.</summary>
    public int OtherCommittees { get; private set; }

    public NameLookup Names { get; private set; } = null!;

    /// <summary>What happened of late that concerns the person, newest first.</summary>
    public IReadOnlyList<Notification> News { get; private set; } = [];

    public int WaitingCount { get; private set; }

    /// <summary>How many entries nobody has confirmed for a year.</summary>
    public int DueCount { get; private set; }

    /// <summary>How many change sets were published of late by their author alone in spite of four-eyes.</summary>
    public int OverrideCount { get; private set; }

    public IReadOnlyList<ChangeSetListEntry> Waiting { get; private set; } = [];

    public IReadOnlyList<ChangeSetListEntry> Decided { get; private set; } = [];

    public int DraftCount { get; private set; }

    /// <summary>How many of the drafts were returned.</summary>
    public int ReturnedCount { get; private set; }

    /// <summary>The first of a delegate's drafts.</summary>
    public IReadOnlyList<ChangeSetListEntry> Drafts { get; private set; } = [];

    /// <summary>Forms that were left before they were sent.</summary>
    public IReadOnlyList<SavedFormEntry> Begun { get; private set; } = [];

    public IReadOnlyList<RevisionLine> Newest { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        var actor = User.AsActor();
        DraftCount = await changeSetList.Count(actor, ChangeSetPart.Drafts, cancellation);
        News = await notifications.Since(actor, drafts.Now.AddDays(-Days), drafts.Now, cancellation);
        Begun = await savedForms.Read(actor, cancellation);
        if (actor.Country is { } country)
        {
            await LoadCountry(actor, country, cancellation);
            return;
        }
        WaitingCount = await changeSetList.CountWaiting(actor, cancellation);
        ReturnedCount = await changeSetList.CountReturned(actor, cancellation);
        DueCount = unconfirmed.Count(actor);
        var lately = drafts.Now.AddDays(-OverrideDays);
        OverrideCount = await db.Journal.CountAsync(e => e.Act == Act.Overridden && e.At > lately, cancellation);
        Newest = await db.Revisions.OrderByDescending(r => r.Number).Take(RevisionsShown)
            .Select(r => new RevisionLine(r.Number, r.PublishedAt, new Reason(r.Reason, r.ReasonLanguage, r.ChangeSet!.SeedKey))).ToListAsync(cancellation);
    }

    private async Task LoadCountry(Actor actor, string country, CancellationToken cancellation)
    {
        Names = reader.Names();
        Country = country;
        CountryName = Names.Country(country) ?? LocalizedText.English(country);
        Drafts = await changeSetList.Drafts(actor, cancellation);
        var due = unconfirmed.FindFacts(country);
        var held = cells.ListHeld(country);
        OtherCommittees = Math.Max(held.Count - Pillar.MaxShownCommittees, 0);
        var all = (await cells.OfCountry(country, [.. held.Take(Pillar.MaxShownCommittees)], Names, cancellation)).SelectMany(c => c.Current.Concat(c.Later).Select(m => (Cell: c, Membership: m))).ToList();
        Roles =
        [
            .. all.Where(h => h.Membership.IsInForce(reader.Today)).OrderBy(h => h.Membership.Role)
                .Select(h => new Holding(h.Cell, h.Membership, ConfirmationRules.FindLatestDate(h.Membership.From, h.Membership.Sources.Select(key => Names.Source(key)?.Date)), due.Contains(h.Membership.FactId))),
        ];
        Announced = [.. all.Select(h => h.Membership).Where(m => !m.HasStartedBy(reader.Today)).OrderBy(m => m.From)];
        Waiting = await changeSetList.Waiting(actor, cancellation);
        WaitingCount = await changeSetList.CountWaiting(actor, cancellation);
        Decided = await changeSetList.Decided(actor, DecidedShown, cancellation);
    }

    /// <summary>A role that the country holds.</summary>
    /// <param name="LastConfirmed">The newest date of its sources, ISO 8601; none when no source has a date, or only from before it began.</param>
    /// <param name="IsDue">Not confirmed for a year.</param>
    public sealed record Holding(MembershipCell Cell, Membership Membership, string? LastConfirmed, bool IsDue);
}
