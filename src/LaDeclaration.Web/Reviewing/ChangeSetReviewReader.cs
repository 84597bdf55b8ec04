using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Reviewing;

/// <summary>Reads what the review page and the queue show of change sets.</summary>
public sealed class ChangeSetReviewReader(
    RegisterDbContext db, ChangeLines changeLines, Publisher publisher, PublishWarnings warnings, OverlappingChangeSets overlapping, ResumeLinks resumeLinks, EditorialSettings editorial)
{
    public async Task<ChangeSetReview> Read(ChangeSet changeSet, Actor actor, CancellationToken cancellation = default) =>
        (await Read([(changeSet, changeSet.Changes.Count)], actor, cancellation))[0];

    /// <summary>Reads several at once: the number of queries does not grow with them.</summary>
    /// <param name="counted">With their changes and remarks, and the number of changes. If not all changes are there, nothing is said about publishing.</param>
    /// <param name="actor">The reader.</param>
    public async Task<IReadOnlyList<ChangeSetReview>> Read(IReadOnlyList<(ChangeSet ChangeSet, int Changes)> counted, Actor actor, CancellationToken cancellation = default)
    {
        var changeSets = counted.Select(c => c.ChangeSet).ToList();
        var omitted = counted.ToDictionary(c => c.ChangeSet.Number, c => c.Changes - c.ChangeSet.Changes.Count);
        var described = await changeLines.Describe([.. changeSets.Select(c => c.Changes)], cancellation);
        var open = changeSets.Where(c => c.Status is ChangeSetStatus.Draft or ChangeSetStatus.Submitted && omitted[c.Number] == 0).ToList();
        var previews = open.Count == 0 ? new Dictionary<int, PublishPreview>() : await publisher.Preview(open, cancellation);
        var people = await People(changeSets, cancellation);
        var submitted = await overlapping.FindSubmitted(changeSets.Zip(described).Where(c => previews.ContainsKey(c.First.Number)).Select(c => c.Second), actor, cancellation);
        var revisions = await Revisions(changeSets, previews.Values, cancellation);
        var published = changeSets.Join(revisions, c => c.Number, r => r.ChangeSetNumber, (c, r) => (r.Number, c.Changes)).ToDictionary(p => p.Number, p => p.Changes);
        var undone = await db.FindReverted(published, cancellation);
        return [.. changeSets.Zip(described, Review)];

        ChangeSetReview Review(ChangeSet changeSet, DescribedChanges changes)
        {
            var preview = previews.GetValueOrDefault(changeSet.Number);
            var isOwn = changeSet.IsAuthoredBy(actor);
            var mayEdit = changeSet.CanBeEditedBy(actor);
            var needsOverride = editorial.FourEyes && isOwn && actor.MayPublish;
            var revision = revisions.Find(r => r.ChangeSetNumber == changeSet.Number)?.Number;
            return new ChangeSetReview(changeSet, changes.Names, changes.Lines)
            {
                OmittedCount = omitted[changeSet.Number],
                Outcome = preview?.Outcome,
                InterimChanges = preview?.InterimChanges ?? [],
                Warnings = preview is null ? [] : warnings.Of(changeSet, preview.CurrentState, changes.Names),
                People = people,
                Revision = revision,
                Undone = undone.GetValueOrDefault(revision ?? 0),
                Overlapping = preview is null ? [] : overlapping.Of(changeSet, changes, submitted),
                PublishedAt = revisions.ToDictionary(r => r.Number, r => r.PublishedAt),
                ResumeLinks = mayEdit ? resumeLinks.Of(changeSet, actor, changes) : [],
                MayEdit = mayEdit,
                IsOwn = isOwn,
                MayComment = changeSet.CanBeCommentedBy(actor),
                MayDecide = changeSet.Status == ChangeSetStatus.Submitted && actor.MayPublish && !isOwn,
                MayPublish = actor.MayPublish && (changeSet.Status == ChangeSetStatus.Submitted || (changeSet.Status == ChangeSetStatus.Draft && isOwn))
                    && (!needsOverride || actor.Role == StaffRole.Administrator),
                NeedsOverride = needsOverride,
            };
        }
    }

    /// <summary>The names of the authors and of those who made a remark, by id.</summary>
    private async Task<Dictionary<string, string>> People(IReadOnlyList<ChangeSet> changeSets, CancellationToken cancellation)
    {
        List<string> ids = [.. changeSets.SelectMany(c => c.Remarks.Select(r => r.ById).Append(c.AuthorId)).OfType<string>().Distinct()];
        return await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
    }

    /// <summary>The revisions that the change sets were published as, and those published since they were drafted that concern them.</summary>
    private async Task<List<Revision>> Revisions(IReadOnlyList<ChangeSet> changeSets, IEnumerable<PublishPreview> previews, CancellationToken cancellation)
    {
        var own = changeSets.Where(c => c.Status == ChangeSetStatus.Published).Select(c => c.Number).ToList();
        var between = previews.SelectMany(p => p.InterimRevisions).Distinct().ToList();
        return own.Count + between.Count == 0 ? [] : await db.Revisions.AsNoTracking().Where(r => own.Contains(r.ChangeSetNumber) || between.Contains(r.Number)).ToListAsync(cancellation);
    }
}
