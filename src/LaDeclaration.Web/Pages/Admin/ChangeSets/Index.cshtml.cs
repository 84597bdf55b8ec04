using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Reviewing;
using LaDeclaration.Web.SavedForms;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

/// <summary>What the person wrote: drafts, those that were returned first, then what was sent on and what became of it.</summary>
public sealed class IndexModel(ChangeSetList changeSetList, SavedFormList savedForms) : PageModel
{
    /// <summary>Forms that were left before they became a draft.</summary>
    public IReadOnlyList<SavedFormEntry> Begun { get; private set; } = [];

    public IReadOnlyList<ChangeSetListEntry> Drafts { get; private set; } = [];

    public IReadOnlyList<ChangeSetListEntry> Unowned { get; private set; } = [];

    public IReadOnlyList<ChangeSetListEntry> Submitted { get; private set; } = [];

    public IReadOnlyList<ChangeSetListEntry> Decided { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        var actor = User.AsActor();
        Begun = await savedForms.Read(actor, cancellation);
        var open = await changeSetList.Own(actor, [ChangeSetStatus.Draft, ChangeSetStatus.Submitted], cancellation: cancellation);
        Drafts = [.. open.Where(e => e.ChangeSet.Status == ChangeSetStatus.Draft).OrderBy(e => !e.ChangeSet.IsReturned)];
        Submitted = [.. open.Except(Drafts)];
        Unowned = await changeSetList.Unowned(actor, cancellation);
        Decided = await changeSetList.Own(actor, [ChangeSetStatus.Published, ChangeSetStatus.Rejected, ChangeSetStatus.Withdrawn], cancellation: cancellation);
    }
}
