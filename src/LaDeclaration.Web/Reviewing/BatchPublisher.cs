using System.Data.Common;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Reviewing;

/// <param name="Version">The version that was read.</param>
/// <param name="Revision">What it was published as; none if it was not.</param>
/// <param name="Reasons">Why it was not published.</param>
public sealed record BatchResult(int Number, int Version, int? Revision, IReadOnlyList<LanguageTaggedText> Reasons);

/// <summary>Publishes several change sets one after the other; one that fails does not hold up the others.</summary>
public sealed class BatchPublisher(ChangeSetList changeSetList, Publisher publisher, EditorialSettings editorial, ChangeDescriber describer, ReadingContext reader, IStringLocalizer<Words> words, ILogger<BatchPublisher> log)
{
    /// <param name="chosen">The number of each and the version that was read.</param>
    public async Task<IReadOnlyList<BatchResult>> Publish(IReadOnlyList<(int Number, int Version)> chosen, Actor by, CancellationToken cancellation = default)
    {
        var known = await changeSetList.Of([.. chosen.Select(c => c.Number)], by, cancellation);
        var results = new List<BatchResult>();
        foreach (var (number, version) in chosen)
        {
            var names = known.GetValueOrDefault(number)?.Names;
            var outcome = names is not null
                ? await Try(new PublishRequest(number, version, by, editorial.FourEyes), cancellation)
                : new PublishOutcome.Refused(Rule.StillOpen);
            results.Add(outcome switch
            {
                PublishOutcome.Published published => new BatchResult(number, version, published.Revision, []),
                PublishOutcome.Refused refused => new BatchResult(number, version, null, [.. refused.BrokenRules.Select(b => describer.DescribeBrokenRule(b, names ?? reader.Names())).DistinctBy(sentence => $"{sentence}")]),
                null => new BatchResult(number, version, null, [words["Queue_Failed"]]),
                _ => new BatchResult(number, version, null, [words["ChangeSet_InConflict"]]),
            });
        }
        return results;
    }

    /// <returns>None when the database failed.</returns>
    private async Task<PublishOutcome?> Try(PublishRequest request, CancellationToken cancellation)
    {
        try
        {
            return await publisher.Publish(request, cancellation);
        }
        // A transient failure of PostgreSQL comes wrapped as an invalid operation.
        catch (Exception failure) when (failure is DbException or DbUpdateException or TimeoutException or InvalidOperationException { InnerException: DbException or DbUpdateException })
        {
            log.LogError(failure, "Change set {Number} could not be published.", request.ChangeSetNumber);
            return null;
        }
    }
}
