using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Countries;

[Authorize(Policy = Policies.Editor)]
public sealed class EndorsementModel(RegisterDbContext db, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    private List<Membership> memberships = [];

    /// <summary>ISO 3166-1 alpha-2, lower case.</summary>
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    /// <summary>Whether the country's memberships end with its endorsement.</summary>
    [BindProperty]
    public bool EndMemberships { get; set; }

    public LocalizedText Name => Names.Country(Country)!;

    public NameLookup Names { get; private set; } = null!;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Endorsement> Endorsements { get; private set; } = [];

    /// <summary>The one in force or announced, which this form ends; none when it begins one.</summary>
    public Endorsement? Open => Endorsements.LastOrDefault(e => IsOpen(e));

    /// <summary>In force or announced.</summary>
    public IEnumerable<Membership> OpenMemberships => memberships.Where(IsOpen);

    private string Country => Code.ToUpperInvariant();

    public void OnGet()
    {
        EndMemberships = Draft?.Changes.Any(c => c.FactId != Open?.FactId && Ends(c)) == true;
        Restore(c => Ends(c) || Begins(c));
    }

    public async Task<IActionResult> OnPostBegin()
    {
        if (!Check())
            return AsTyped();
        var endorsement = new Endorsement { Country = Country, From = Evidence.Effect.Day, FromIs = Evidence.Effect.DayIs, Sources = [Evidence.Effect.Source] };
        return await Save([Change.Add(endorsement)], replaced: Begins);
    }

    public async Task<IActionResult> OnPostEnd()
    {
        if (Open is not { } open)
            throw new RefusedException(Rule.HasChanges);
        if (!Check() || !CheckDateWithin(open, "Date_EndsTooEarly"))
            return AsTyped();
        return await Save(Alteration.Ends([open, .. EndMemberships ? memberships : []], Evidence.Effect), replaced: Ends);
    }

    protected override string AddForm => "admin/countries/new";

    protected override bool IsAbout(Recorded row) => row is CountryDetails country && country.Country == Country;

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        Names = reader.Names();
        Endorsements = await db.Endorsements.AsNoTracking().KnownAt(reader.Clocks.Known).Where(e => e.Country == Country).OrderBy(e => e.From).ToListAsync(cancellation);
        memberships = await ReadEndable(db.Memberships.Where(m => m.Country == Country).OrderBy(m => m.From), cancellation);
        return Names.Country(Country) is not null;
    }

    /// <summary>Whether a change of the draft is one of those this form makes when it begins an endorsement.</summary>
    private bool Begins(Change change) => change is { Verb: Verb.Add, Proposed: Endorsement endorsement } && endorsement.Country == Country;

    /// <summary>The same when it ends one.</summary>
    private bool Ends(Change change) => change.FactId == Open?.FactId
        || (change.Verb is Verb.End or Verb.Retract && memberships.Exists(m => m.FactId == change.FactId));

    private bool IsOpen(Statement statement) => !statement.HasEndedBy(reader.Today);
}
