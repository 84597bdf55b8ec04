using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Countries;

[Authorize(Policy = Policies.Editor)]
public sealed class EditModel(RegisterDbContext db, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    /// <summary>ISO 3166-1 alpha-2, lower case.</summary>
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    /// <summary>Which of the country's entries; none for the one in force.</summary>
    [FromQuery(Name = "fact")]
    public Guid? Fact { get; set; }

    [BindProperty]
    public NamesForm Names { get; set; } = new();

    [BindProperty]
    public string? How { get; set; }

    private string Country => Code.ToUpperInvariant();

    public bool RecordedWrongly => How == "wrong";

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<CountryDetails> Versions { get; private set; } = [];

    public CountryDetails Current { get; private set; } = null!;

    public void OnGet()
    {
        Names = NamesForm.Of(Draft.AsDrafted(Current));
        How = Draft.IsCorrected(Current) ? "wrong" : null;
        Restore(Draft.IsAbout(Current));
    }

    public async Task<IActionResult> OnPost()
    {
        Check(Names);
        if (!Check(Current, RecordedWrongly))
            return AsTyped();
        return await Save(Current, Names.Over(Current, Languages), RecordedWrongly);
    }

    protected override string AddForm => "admin/countries/new";

    protected override bool IsAbout(Recorded row) => row is CountryDetails country && country.Country == Country;

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        Versions = await db.CountryDetails.AsNoTracking().KnownAt(reader.Clocks.Known).Where(c => c.Country == Country).OrderBy(c => c.From).ToListAsync(cancellation);
        Current = (Fact is null ? Versions.Current(reader.Today) : Versions.SingleOrDefault(v => v.FactId == Fact))!;
        return Current is not null;
    }
}
