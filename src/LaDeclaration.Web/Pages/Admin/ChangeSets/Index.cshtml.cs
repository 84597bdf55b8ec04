using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Keeping;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

/// <summary>What the person wrote: drafts, those that were returned first, then what was sent on and what became of it.</summary>
public sealed class IndexModel(Docket docket, BegunForms begun) : PageModel
{
    /// <summary>Forms that were left before they became a draft.</summary>
    public IReadOnlyList<BegunForm> Begun { get; private set; } = [];

    public IReadOnlyList<DocketEntry> Drafts { get; private set; } = [];

    public IReadOnlyList<DocketEntry> Unowned { get; private set; } = [];

    public IReadOnlyList<DocketEntry> Submitted { get; private set; } = [];

    public IReadOnlyList<DocketEntry> Decided { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        var actor = User.AsActor();
        Begun = await begun.Of(actor, cancellation);
        var open = await docket.Own(actor, [ChangeSetStatus.Draft, ChangeSetStatus.Submitted], cancellation: cancellation);
        Drafts = [.. open.Where(e => e.ChangeSet.Status == ChangeSetStatus.Draft).OrderBy(e => !e.ChangeSet.IsReturned)];
        Submitted = [.. open.Except(Drafts)];
        Unowned = await docket.Unowned(actor, cancellation);
        Decided = await docket.Own(actor, [ChangeSetStatus.Published, ChangeSetStatus.Rejected, ChangeSetStatus.Withdrawn], cancellation: cancellation);
    }
}
