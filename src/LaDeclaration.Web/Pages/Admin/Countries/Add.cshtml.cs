using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Countries;

[Authorize(Policy = Policies.Editor)]
public sealed class AddModel(RegisterDbContext db, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    /// <summary>A whole name is told what a code is, not how long it is.</summary>
    private const int CodeMaxRead = 100;

    /// <summary>ISO 3166-1 alpha-2, as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The row to put anew, of those that the draft adds; none for a first one.</summary>
    [FromQuery(Name = "fact")]
    public Guid? Fact { get; set; }

    [BindProperty]
    public NamesForm Names { get; set; } = new();

    [BindProperty]
    public bool Endorses { get; set; }

    public void OnGet()
    {
        var earlier = Added<CountryDetails>(Fact);
        if (earlier is not null)
            (Code, Names) = (earlier.Country, NamesForm.Of(earlier));
        Endorses = earlier is null || Draft!.Changes.Any(c => c.Proposed is Endorsement endorsement && endorsement.Country == earlier.Country);
        Restore(c => c.Proposed == earlier);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var earlier = Added<CountryDetails>(Fact)?.Country;
        var code = SoundText.Read(Code, CodeMaxRead).Text.ToUpperInvariant();
        if (!Country.IsCode(code))
            Wrong(nameof(Code), "Countries_CodeWrong");
        else if (await db.CountryDetails.KnownAt(reader.Clocks.Known).AnyAsync(c => c.Country == code, cancellation))
            Wrong(nameof(Code), "Countries_CodeKnown", code);
        Check(Names);
        if (!Check())
            return AsTyped();

        var name = new CountryDetails { Country = code, Name = LocalizedText.English(""), From = Evidence.Effect.Day, FromIs = Evidence.Effect.DayIs, Sources = [Evidence.Effect.Source] };
        var endorsement = new Endorsement { Country = code, From = name.From, FromIs = name.FromIs, Sources = [Evidence.Effect.Source] };
        return await Save(
            [Change.Add(Names.Over(name, Languages)), .. Endorses ? [Change.Add(endorsement)] : Array.Empty<Change>()],
            replaced: change => change.Proposed is CountryDetails or Endorsement && (change.Proposed.Subject.Country == code || change.Proposed.Subject.Country == earlier));
    }

    protected override Task<bool> Load(CancellationToken cancellation) => Task.FromResult(true);
}
