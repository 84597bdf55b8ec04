using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Pillars;

[PublicPage]
public sealed class PillarModel(RegisterDbContext db, ReadingContext reader, RevisionHistory history) : PageModel
{
    public int Number { get; private set; }

    public string Path => $"pillars/{Number}";

    /// <summary>All known details, oldest first.</summary>
    public IReadOnlyList<PillarDetails> Versions { get; private set; } = [];

    public RegisterSnapshot Snapshot { get; private set; } = null!;

    /// <summary>The committees to show.</summary>
    public ListPage<CommitteeDetails> Committees { get; private set; } = null!;

    /// <summary>The last details, if an end is announced.</summary>
    public Statement? Ending => Snapshot.FindEnding(Versions);

    public NameLookup Names { get; private set; } = null!;

    public IReadOnlyList<RevisionSummary> Changes { get; private set; } = [];

    public bool IsInForce => Snapshot.Pillars.Any(p => p.Pillar == Number);

    public PillarDetails Shown => Snapshot.Pillars.FirstOrDefault(p => p.Pillar == Number) ?? Versions[^1];

    public async Task<IActionResult> OnGet(int number, CancellationToken cancellation)
    {
        Number = number;
        Versions = reader.Index.Index.PillarVersions(number);
        if (Versions.Count == 0)
            return NotFound();
        Committees = ListPage.Read(reader, reader.Index.CommitteesOf(number), Pillar.MaxShownCommittees, PageLimits.CommitteesOnPage);
        if (reader.Error is not null)
            return BadRequest();
        Snapshot = await RegisterSnapshot.Read(db, reader, Committees.Items, cancellation: cancellation);
        Names = reader.Names();
        Changes = await history.ReadNewest(new ChangeScope(Pillar: number), Names, cancellation);
        return Page();
    }
}
