using System.Globalization;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Reviewing;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>The change sets that wait for a decision, oldest first, with what each would do and what stands in its way; several can be published in one go.</summary>
public sealed class QueueModel(ChangeSetList changeSetList, ChangeSetReviewReader reviews, BatchPublisher publisher, Formatter format, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    /// <summary>Number and version of each that was ticked: “7:3”.</summary>
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public IReadOnlyList<ChangeSetReview> Proposals { get; private set; } = [];

    /// <summary>How many wait beyond those that are shown.</summary>
    public int Beyond { get; private set; }

    public IReadOnlyList<BatchResult> Results { get; private set; } = [];

    public bool Decides => Actor.MayPublish;

    private Actor Actor => User.AsActor();

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    public async Task<IActionResult> OnPostPublish(CancellationToken cancellation)
    {
        if (!Decides)
            return StatusCode(StatusCodes.Status403Forbidden);
        var chosen = Chosen.Select(Read).OfType<(int Number, int Version)>().DistinctBy(c => c.Number).Take(ChangeSetList.Longest).ToList();
        Results = await publisher.Publish(chosen, Actor, cancellation);
        if (Results.Count > 0 && Results.All(r => r.Revision is not null))
        {
            TempData["Flash"] = words["Queue_Published", format.List([.. Results.Select(r => words["Queue_AsRevision", r.Number, r.Revision!].Value)])].Value;
            return Redirect(reader.Now("admin/queue"));
        }
        if (Results.Count == 0)
            ModelState.AddModelError(nameof(Chosen), words["Queue_NothingChosen"]);
        await Load(cancellation);
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    private async Task Load(CancellationToken cancellation)
    {
        Proposals = await reviews.Read(await changeSetList.Submissions(Actor, cancellation), Actor, cancellation);
        Beyond = await changeSetList.CountWaiting(Actor, cancellation) - Proposals.Count;
    }

    private static (int Number, int Version)? Read(string chosen) =>
        chosen.Split(':') is [var number, var version]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var v)
            ? (n, v)
            : null;
}
