using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Committees;

[Authorize(Policy = Policies.Editor)]
public sealed class EditModel(RegisterDbContext db, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    private RegisterState register = null!;

    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = "";

    /// <summary>Which of the committee's entries; none for the one in force.</summary>
    [FromQuery(Name = "fact")]
    public Guid? Fact { get; set; }

    [BindProperty]
    public NamesForm Names { get; set; } = new();

    [BindProperty]
    public PlaceForm Place { get; set; } = new();

    [BindProperty]
    public string? How { get; set; }

    public bool RecordedWrongly => How == "wrong";

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<CommitteeDetails> Versions { get; private set; } = [];

    public CommitteeDetails Current { get; private set; } = null!;

    public IEnumerable<PillarDetails> Pillars => register.PillarsFrom(reader.Today);

    public void OnGet()
    {
        var shown = Draft.AsDrafted(Current);
        Names = NamesForm.Of(shown);
        Place = PlaceForm.Of(shown);
        How = Draft.IsCorrected(Current) ? "wrong" : null;
        Restore(Draft.IsAbout(Current));
    }

    public async Task<IActionResult> OnPost()
    {
        var isDated = Check(Current, RecordedWrongly) && !RecordedWrongly;
        Check(Names);
        var proposed = Place.Over(Names.Over(Current, Languages), isDated ? Evidence.Effect.Day : Current.From, register, Wrong);
        return ModelState.IsValid ? await Save(Current, proposed, RecordedWrongly) : AsTyped();
    }

    protected override string AddForm => "admin/committees/new";

    protected override bool IsAbout(Recorded row) => row is CommitteeDetails committee && committee.Committee == Slug;

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        Versions = await db.CommitteeDetails.AsNoTracking().KnownAt(reader.Clocks.Known).Where(c => c.Committee == Slug).OrderBy(c => c.From).ToListAsync(cancellation);
        Current = (Fact is null ? Versions.Current(reader.Today) : Versions.SingleOrDefault(v => v.FactId == Fact))!;
        register = await db.ReadPlaces(reader, Place, Draft?.Changes, cancellation);
        return Current is not null;
    }
}
