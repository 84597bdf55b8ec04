using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Committees;

/// <summary>The lead goes from one country to another: from whom, to whom, when, in one step.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class HandOverModel(RegisterDbContext db, MembershipCells cells, ChangeDescriber describer, Formatter format, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    private NameLookup names = null!;
    private List<Membership> memberships = [];

    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2 of the country that gives up the lead.</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>ISO 3166-1 alpha-2 of the country that leads next.</summary>
    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public Afterwards? Afterwards { get; set; }

    public LocalizedText Name => names.Committee(Slug)!;

    /// <summary>In force, or else announced; one for each country.</summary>
    public IReadOnlyList<Membership> Leads { get; private set; } = [];

    /// <summary>Those that endorse the Declaration now or are announced to, in the language's order of names.</summary>
    public IReadOnlyList<string> Countries { get; private set; } = [];

    /// <summary>Those of them that can take the lead: they do not have it for good already, nor are they the only one to give it up.</summary>
    public IEnumerable<string> Successors => Countries.Where(c => c == To || !Leads.Any(l => l.Country == c && (l.Until is null || Leads.Count == 1)));

    public LanguageTaggedText Country(string code) => reader.Name(names.Country(code), code);

    public void OnGet()
    {
        if (HandOver.In(Draft, Slug, memberships) is { } earlier)
            (From, To, Afterwards) = (earlier.Lead.Country, earlier.To, earlier.Afterwards);
        Restore(Concerns(From, To));
    }

    public async Task<IActionResult> OnPost()
    {
        if (Leads.All(l => l.Country != From))
            Wrong(nameof(From), "HandOver_FromNeeded");
        if (!Countries.Contains(To))
            Wrong(nameof(To), "HandOver_ToNeeded");
        else if (To == From)
            Wrong(nameof(To), "HandOver_Same");
        if (Afterwards is null)
            Wrong(nameof(Afterwards), "HandOver_AfterwardsNeeded");
        if (!Check() || !CheckDay(out var lead))
            return AsTyped();
        var earlier = HandOver.In(Draft, Slug, memberships);
        return await Save(
            new HandOver(lead, To!, Afterwards!.Value, memberships).Changes(Evidence.Effect),
            replaced: Concerns(From, To, earlier?.Lead.Country, earlier?.To));
    }

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        var today = reader.Today;
        names = reader.Names();
        memberships = await db.Memberships.AsNoTracking().KnownAt(reader.Clocks.Known).Where(m => m.Committee == Slug).OrderBy(m => m.From).ToListAsync(cancellation);
        var order = StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true);
        Leads = [.. memberships.Where(m => m.Role == Role.Lead && !m.HasEndedBy(today)).DistinctBy(m => m.Country).OrderBy(m => $"{Country(m.Country)}", order)];
        Countries = cells.ListCountries(names);
        return reader.Index.FindOpenCommittee(Slug) is not null;
    }

    /// <summary>On the day the one must lead, and the other must endorse the Declaration and not lead yet.</summary>
    private bool CheckDay(out Membership lead)
    {
        var day = Evidence.Effect.Day;
        lead = memberships.Where(m => m.Role == Role.Lead && m.Country == From).Current(day)!;
        if (!reader.Index.Index.EndorsementsOf(To!).Any(e => e.IsInForce(day)))
            Wrong(nameof(To), "HandOver_NotEndorsing", Country(To!), format.Date(day));
        if (memberships.Find(m => m.Role == Role.Lead && m.Country == To && !m.HasEndedBy(day)) is { } leads)
            Wrong(nameof(To), "HandOver_LeadsAlready", describer.DescribeWithDates(leads, names));
        return CheckDateWithin(lead, "Date_EndsTooEarly");
    }

    /// <summary>Whether a change is about one of those countries in this committee: this form speaks of them anew.</summary>
    private Predicate<Change> Concerns(params string?[] countries) => change =>
        (change.Proposed ?? memberships.Find(m => m.FactId == change.FactId)) is Membership m && m.Committee == Slug && countries.Contains(m.Country);
}
