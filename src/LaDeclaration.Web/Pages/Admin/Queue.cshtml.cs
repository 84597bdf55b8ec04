using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages.Admin;

public sealed class QueueModel(Docket docket) : PageModel
{
    public IReadOnlyList<DocketEntry> Waiting { get; private set; } = [];

    public bool Decides { get; private set; }

    public async Task OnGet(CancellationToken cancellation)
    {
        Decides = User.AsActor().MayPublish;
        Waiting = await docket.Waiting(User.AsActor(), cancellation);
    }
}
