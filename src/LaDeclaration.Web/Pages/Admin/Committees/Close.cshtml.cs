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

[Authorize(Policy = Policies.Editor)]
public sealed class CloseModel(RegisterDbContext db, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    private List<CommitteeDetails> versions = [];
    private List<Membership> memberships = [];

    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = "";

    /// <summary>Whether the committee's memberships end with it.</summary>
    [BindProperty]
    public bool EndMemberships { get; set; }

    public LocalizedText Name => versions.Current(reader.Today)!.Name;

    public NameLookup Names { get; private set; } = null!;

    /// <summary>In force or announced.</summary>
    public IEnumerable<Membership> OpenMemberships => memberships.Where(IsOpen);

    public void OnGet()
    {
        EndMemberships = Draft?.Changes.Any(c => Ends(c) && memberships.Exists(m => m.FactId == c.FactId)) == true;
        Restore(c => Ends(c));
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Check())
            return AsTyped();
        var first = versions.MinBy(v => v.From)!;
        if (!CheckDateWithin(first with { Until = versions.MaxBy(v => v.From)!.Until }, "Date_EndsTooEarly"))
            return AsTyped();
        return await Save(Alteration.Ends([.. versions, .. EndMemberships ? memberships : []], Evidence.Effect), replaced: Ends);
    }

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        Names = reader.Names();
        versions = await db.CommitteeDetails.AsNoTracking().KnownAt(reader.Clocks.Known).Where(c => c.Committee == Slug).ToListAsync(cancellation);
        memberships = await ReadEndable(db.Memberships.Where(m => m.Committee == Slug).OrderBy(m => m.Role), cancellation);
        return versions.Exists(IsOpen);
    }

    /// <summary>Whether a change of the draft is one of those this form makes.</summary>
    private bool Ends(Change change) => change.Verb is Verb.End or Verb.Retract
        && (versions.Exists(v => v.FactId == change.FactId) || memberships.Exists(m => m.FactId == change.FactId));

    private bool IsOpen(Statement statement) => !statement.HasEndedBy(reader.Today);
}
