using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Pillars;

[Authorize(Policy = Policies.Editor)]
public sealed class AddModel(ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    /// <summary>As typed.</summary>
    [BindProperty]
    public string? Number { get; set; }

    /// <summary>The row to put anew, of those that the draft adds; none for a first one.</summary>
    [FromQuery(Name = "fact")]
    public Guid? Fact { get; set; }

    [BindProperty]
    public NamesForm Names { get; set; } = new();

    public void OnGet()
    {
        var earlier = Added<PillarDetails>(Fact);
        Number = $"{earlier?.Pillar ?? reader.Index.Index.Pillars.Select(p => p.Pillar).DefaultIfEmpty().Max() + 1}";
        if (earlier is not null)
            Names = NamesForm.Of(earlier);
        Restore(c => c.Proposed == earlier);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!int.TryParse(SoundText.Trim(Number ?? ""), out var number) || number is < 1 or > Pillar.MaxNumber)
            Wrong(nameof(Number), "Pillars_NumberWrong", Pillar.MaxNumber);
        else if (reader.Index.Index.PillarVersions(number).Count > 0)
            Wrong(nameof(Number), "Pillars_NumberKnown", number);
        Check(Names);
        if (!Check())
            return AsTyped();

        var pillar = new PillarDetails { Pillar = number, Name = LocalizedText.English(""), From = Evidence.Effect.Day, FromIs = Evidence.Effect.DayIs, Sources = [Evidence.Effect.Source] };
        return await Save([Change.Add(Names.Over(pillar, Languages))], replaced: change => change.FactId == Fact || (change.Proposed is PillarDetails drafted && drafted.Pillar == number));
    }

    protected override Task<bool> Load(CancellationToken cancellation) => Task.FromResult(true);
}
