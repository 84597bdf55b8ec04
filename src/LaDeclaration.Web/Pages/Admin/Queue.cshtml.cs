using System.Data.Common;
using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Reviewing;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>What waits for a decision, oldest first, each with what it would do and how it stands; several can be published in one go.</summary>
public sealed class QueueModel(
    RegisterDbContext db, ChangeSetList changeSetList, ChangeSetReviewReader reviews, Publisher publisher, EditorialSettings editorial, ChangeDescriber describer, Formatter format, ReadingContext reader, IStringLocalizer<Words> words, ILogger<QueueModel> log) : PageModel
{
    /// <summary>What was ticked: number and version of each, as they were read.</summary>
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public IReadOnlyList<ChangeSetReview> Proposals { get; private set; } = [];

    /// <summary>How many wait beyond those that are shown.</summary>
    public int Beyond { get; private set; }

    public IReadOnlyList<Result> Results { get; private set; } = [];

    public bool Decides => Actor.MayPublish;

    private Actor Actor => User.AsActor();

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    public async Task<IActionResult> OnPostPublish(CancellationToken cancellation)
    {
        if (!Decides)
            return StatusCode(StatusCodes.Status403Forbidden);
        var chosen = Chosen.Select(Read).OfType<Choice>().DistinctBy(c => c.Number).Take(ChangeSetList.Longest).ToList();
        Results = await Publish(chosen, cancellation);
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

    /// <summary>One after the other, each on its own: what fails holds up nothing else.</summary>
    private async Task<IReadOnlyList<Result>> Publish(List<Choice> chosen, CancellationToken cancellation)
    {
        var known = await changeSetList.Of([.. chosen.Select(c => c.Number)], Actor, cancellation);
        var names = await NameLookup.Read(db, reader.Newest, cancellation);
        var results = new List<Result>();
        foreach (var (number, version) in chosen)
        {
            var changeSet = known.GetValueOrDefault(number)?.ChangeSet;
            var outcome = changeSet is not null
                ? await Try(new PublishRequest(number, version, Actor, editorial.FourEyes), cancellation)
                : new Outcome.Refused(Rule.StillOpen);
            results.Add(outcome switch
            {
                Outcome.Published published => new Result(number, version, published.Revision, []),
                Outcome.Refused refused => new Result(number, version, null, [.. refused.BrokenRules.Select(b => Sentence(b, changeSet)).DistinctBy(sentence => $"{sentence}")]),
                null => new Result(number, version, null, [words["Queue_Failed"]]),
                _ => new Result(number, version, null, [words["ChangeSet_InConflict"]]),
            });
        }
        return results;

        LanguageTaggedText Sentence(BrokenRule broken, ChangeSet? changeSet)
        {
            var own = names.Copy();
            own.Add(changeSet?.Changes.Select(c => c.Proposed).OfType<Register.Statements.Recorded>() ?? []);
            return describer.Of(broken, own);
        }
    }

    /// <returns>None when the database did not take it in.</returns>
    private async Task<Outcome?> Try(PublishRequest request, CancellationToken cancellation)
    {
        try
        {
            return await publisher.Publish(request, cancellation);
        }
        // What is likely to pass comes from PostgreSQL wrapped as an invalid operation.
        catch (Exception failure) when (failure is DbException or DbUpdateException or TimeoutException or InvalidOperationException { InnerException: DbException or DbUpdateException })
        {
            log.LogError(failure, "Change set {Number} could not be published.", request.ChangeSetNumber);
            return null;
        }
    }

    private async Task Load(CancellationToken cancellation)
    {
        Proposals = await reviews.Read(await changeSetList.Submissions(Actor, cancellation), Actor, cancellation);
        Beyond = await changeSetList.CountWaiting(Actor, cancellation) - Proposals.Count;
    }

    private static Choice? Read(string chosen) =>
        chosen.Split(':') is [var number, var version]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var v)
            ? new Choice(n, v)
            : null;

    /// <summary>What became of one that was ticked.</summary>
    /// <param name="Version">As it was read.</param>
    /// <param name="Revision">What it was published as; none if it was not.</param>
    /// <param name="Reasons">Why it was not.</param>
    public sealed record Result(int Number, int Version, int? Revision, IReadOnlyList<LanguageTaggedText> Reasons);

    private sealed record Choice(int Number, int Version);
}
