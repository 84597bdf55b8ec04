using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Pillars;

[Authorize(Policy = Policies.Editor)]
public sealed class EditModel(RegisterDbContext db, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    /// <summary>Which of the pillar's entries; none for the one in force.</summary>
    [FromQuery(Name = "fact")]
    public Guid? Fact { get; set; }

    [BindProperty]
    public NamesForm Names { get; set; } = new();

    [BindProperty]
    public string? How { get; set; }

    public bool RecordedWrongly => How == "wrong";

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PillarDetails> Versions { get; private set; } = [];

    public PillarDetails Current { get; private set; } = null!;

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

    protected override string AddForm => "admin/pillars/new";

    protected override bool IsAbout(Recorded row) => row is PillarDetails pillar && pillar.Pillar == Number;

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        Versions = await db.PillarDetails.AsNoTracking().KnownAt(reader.Clocks.Known).Where(p => p.Pillar == Number).OrderBy(p => p.From).ToListAsync(cancellation);
        Current = (Fact is null ? Versions.Current(reader.Today) : Versions.SingleOrDefault(v => v.FactId == Fact))!;
        return Current is not null;
    }
}
