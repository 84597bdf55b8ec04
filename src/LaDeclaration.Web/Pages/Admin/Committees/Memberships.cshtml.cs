using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Committees;

/// <summary>A committee's members: every endorsing country with its role, several changes at once.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class MembershipsModel(MembershipCells cells, MembershipGridForm gridForm, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    private NameLookup names = null!;

    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public Dictionary<string, PostedCell> Answers { get; set; } = [];

    public IReadOnlyList<MembershipCell> Cells { get; private set; } = [];

    public LocalizedText Name => names.Committee(Slug)!;

    public MembershipGrid Grid => new(Cells, Answers, names, Draft);

    public void OnGet()
    {
        if (Draft is not null)
            Answers = Cells.ToDictionary(c => c.Key, c => c.PostedIn(Draft.Changes));
        Restore(change => Cells.Any(c => c.IsReplaced(change)));
    }

    public async Task<IActionResult> OnPost() =>
        gridForm.ReadChanges(Grid, this) is { } changes ? await SaveDraft(changes, Grid.IsReplaced) : AsTyped();

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        names = reader.Names();
        Cells = await cells.OfCommittee(Slug, names, cancellation);
        return Cells.Count > 0 && gridForm.LeaveOut(Answers.Keys.Except(Cells.Select(c => c.Key)).Select(country => (country, Slug)), ModelState, names);
    }
}
