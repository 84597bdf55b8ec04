using System.Globalization;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Pages.Admin.Shared;
using LaDeclaration.Web.Reviewing;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>The change sets that wait for a decision, oldest first, with what each would do and what stands in its way; several can be published in one go.</summary>
public sealed class QueueModel(ChangeSetList changeSetList, ChangeSetReviewReader reviews, BatchPublisher publisher, Formatter format, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    /// <summary>Number and version of each that was ticked: “7:3”.</summary>
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public IReadOnlyList<ChangeSetReview> Proposals { get; private set; } = [];

    [FromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    public PageLinks Pages { get; private set; } = null!;

    public IReadOnlyList<BatchResult> Results { get; private set; } = [];

    public bool Decides => Actor.MayPublish;

    private Actor Actor => User.AsActor();

    public async Task<IActionResult> OnGet(CancellationToken cancellation) => await Load(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPublish(CancellationToken cancellation)
    {
        if (!Decides)
            return StatusCode(StatusCodes.Status403Forbidden);
        var chosen = Chosen.Select(Read).OfType<(int Number, int Version)>().DistinctBy(c => c.Number).Take(ChangeSetList.PageSize).ToList();
        Results = await publisher.Publish(chosen, Actor, cancellation);
        if (Results.Count > 0 && Results.All(r => r.Revision is not null))
        {
            TempData["Flash"] = words["Queue_Published", format.List([.. Results.Select(r => words["Queue_AsRevision", r.Number, r.Revision!].Value)])].Value;
            return Redirect(reader.Now("admin/queue"));
        }
        if (Results.Count == 0)
            ModelState.AddModelError(nameof(Chosen), words["Queue_NothingChosen"]);
        if (!await Load(cancellation))
        {
            PageNumber = null; // The last page, and nothing is left on it.
            await Load(cancellation);
        }
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    /// <returns>False if there is no such page.</returns>
    private async Task<bool> Load(CancellationToken cancellation)
    {
        var total = await changeSetList.CountWaiting(Actor, cancellation);
        if (ListPage.FindNumber(total, PageNumber, ChangeSetList.PageSize, ChangeSetList.PageSize) is not (var number, var count))
            return false;
        Proposals = await reviews.Read(await changeSetList.Submissions(Actor, number, cancellation), Actor, cancellation);
        Pages = PageLinks.Of(new ListPage<ChangeSetReview>(Proposals, total, number, count), reader);
        return true;
    }

    private static (int Number, int Version)? Read(string chosen) =>
        chosen.Split(':') is [var number, var version]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var v)
            ? (n, v)
            : null;
}
