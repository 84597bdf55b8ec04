using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Committees;

[Authorize(Policy = Policies.Editor)]
public sealed class AddModel(RegisterDbContext db, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    private RegisterState register = null!;

    /// <summary>The permanent key, as typed; made from the English name when empty.</summary>
    [BindProperty]
    public string? Slug { get; set; }

    /// <summary>The row to put anew, of those that the draft adds; none for a first one.</summary>
    [FromQuery(Name = "fact")]
    public Guid? Fact { get; set; }

    [BindProperty]
    public NamesForm Names { get; set; } = new();

    [BindProperty]
    public PlaceForm Place { get; set; } = new();

    public IEnumerable<PillarDetails> Pillars => register.PillarsFrom(reader.Today);

    public void OnGet(int? pillar)
    {
        var earlier = Added<CommitteeDetails>(Fact);
        if (earlier is not null)
            (Slug, Names, Place) = (earlier.Committee, NamesForm.Of(earlier), PlaceForm.Of(earlier));
        else
            Place.Pillar = $"{pillar}";
        Restore(c => c.Proposed == earlier);
    }

    public async Task<IActionResult> OnPost()
    {
        Check(Names);
        var slug = ReadKey(nameof(Slug), Slug, Committee.SlugMaxLength)
            ?? Slugs.Propose(ModelState.IsValid ? Names.Name.In(LocalizedText.Fallback)! : "", Committee.SlugMaxLength, reader.Index.Index.HasHadCommittee);
        if (slug.Length > 0 && (!Committee.IsSlug(slug) || slug == Slugs.Reserved))
            Wrong(nameof(Slug), "Key_Wrong", Committee.SlugMaxLength);
        else if (reader.Index.Index.HasHadCommittee(slug))
            Wrong(nameof(Slug), "Committees_SlugUsed", slug);
        Check();
        var from = ModelState.IsValid ? Evidence.Effect.Day : reader.Today;
        var committee = new CommitteeDetails { Committee = slug, Pillar = 0, Order = 0, Name = LocalizedText.English(""), From = from, FromIs = Evidence.Effect.DayIs, Sources = [Evidence.Effect.Source] };
        committee = Place.Over(Names.Over(committee, Languages), from, register, Wrong);
        return ModelState.IsValid
            ? await Save([Change.Add(committee)], replaced: change => change.FactId == Fact || (change.Proposed is CommitteeDetails drafted && drafted.Committee == slug))
            : AsTyped();
    }

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        register = await db.ReadPlaces(reader, Place, Draft?.Changes.Where(c => c.FactId != Fact), cancellation);
        return true;
    }
}
