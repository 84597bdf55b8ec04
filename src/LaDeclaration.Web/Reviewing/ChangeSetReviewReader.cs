using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Reviewing;

/// <summary>Reads what the pages about change sets show.</summary>
public sealed class ChangeSetReviewReader(
    RegisterDbContext db, Publisher publisher, ChangeDescriber describer, FieldChanges fieldChanges, PublishPreviews previews, OverlappingChangeSets overlapping, ReadingContext reader, EditorialSettings editorial, IStringLocalizer<Words> words)
{
    public async Task<IReadOnlyList<ChangeLine>> Lines(ChangeSet changeSet, CancellationToken cancellation = default)
    {
        var versions = await db.ActedOn(changeSet.Changes, cancellation);
        return describer.Lines(changeSet.Changes, versions.Of, await NameLookup.Read(db, reader.Newest, cancellation));
    }

    public async Task<ChangeSetReview> Read(ChangeSet changeSet, Actor actor, CancellationToken cancellation = default) =>
        (await Read([changeSet], actor, cancellation))[0];

    /// <summary>What the change set said at that version, if it was submitted again since.</summary>
    public async Task<Earlier?> Earlier(ChangeSet changeSet, int version, CancellationToken cancellation = default)
    {
        var since = await db.Submissions.AsNoTracking().Where(s => s.ChangeSetNumber == changeSet.Number && s.Version >= version).OrderBy(s => s.Version).ToListAsync(cancellation);
        return since is [var read, _, ..] && read.Version == version ? await Earlier(changeSet, read, cancellation) : null;
    }

    /// <summary>What somebody has to know who read it before it was submitted again; none while it does not wait, or for the first time.</summary>
    public async Task<Resubmission?> Resubmission(ChangeSetReview dossier, CancellationToken cancellation = default)
    {
        if (dossier.ChangeSet.Status != ChangeSetStatus.Submitted)
            return null;
        var number = dossier.ChangeSet.Number;
        var last = await db.Submissions.AsNoTracking().Where(s => s.ChangeSetNumber == number).OrderByDescending(s => s.Version).Take(2).ToListAsync(cancellation);
        return last is [_, var before] ? Reviewing.Resubmission.Of(await Earlier(dossier.ChangeSet, before, cancellation), dossier, fieldChanges) : null;
    }

    /// <summary>Reads all of them at once: the number of queries does not grow with them.</summary>
    public async Task<IReadOnlyList<ChangeSetReview>> Read(IReadOnlyList<ChangeSet> changeSets, Actor actor, CancellationToken cancellation = default)
    {
        var names = await NameLookup.Read(db, reader.Newest, cancellation);
        var versions = await db.ActedOn(changeSets.SelectMany(c => c.Changes), cancellation);
        var open = changeSets.Where(c => c.Status is ChangeSetStatus.Draft or ChangeSetStatus.Submitted).Select(c => c.Number).ToList();
        var prospects = open.Count == 0 ? new Dictionary<int, PublishPreview>() : await publisher.Preview(open, cancellation);
        var people = await People(changeSets, cancellation);
        var waiting = await overlapping.Waiting(actor, cancellation);
        var revisions = await Revisions(changeSets, prospects.Values, cancellation);
        var published = changeSets.Join(revisions, c => c.Number, r => r.ChangeSetNumber, (c, r) => (r.Number, c.Changes)).ToDictionary(p => p.Number, p => p.Changes);
        var undone = await db.Undone(published, cancellation);
        return [.. changeSets.Select(c => Of(c, prospects.GetValueOrDefault(c.Number)))];

        ChangeSetReview Of(ChangeSet changeSet, PublishPreview? prospect)
        {
            var own = names.Copy();
            var actedOn = changeSet.Changes.Select(versions.Of).OfType<Recorded>().ToDictionary(r => r.FactId);
            var lines = describer.Lines(changeSet.Changes, versions.Of, own);
            var isOwn = changeSet.IsAuthoredBy(actor);
            var mayEdit = changeSet.MayBeFilledBy(actor);
            var isBarred = editorial.FourEyes && isOwn && actor.MayPublish;
            var revision = revisions.Find(r => r.ChangeSetNumber == changeSet.Number)?.Number;
            return new ChangeSetReview(changeSet, own, lines)
            {
                Outcome = prospect?.Outcome,
                Since = prospect?.Since ?? [],
                Warnings = prospect is null ? [] : previews.Of(changeSet, prospect.Standing, own),
                People = people,
                Revision = revision,
                Undone = undone.GetValueOrDefault(revision ?? 0),
                Others = prospect is null ? [] : waiting.About(changeSet, actedOn, row => describer.Describe(row, own)),
                PublishedAt = revisions.ToDictionary(r => r.Number, r => r.PublishedAt),
                Forms = mayEdit ? ResumeLinks.Of(changeSet, actor, actedOn, own, describer, reader, words) : [],
                MayEdit = mayEdit,
                IsOwn = isOwn,
                MayComment = changeSet.TakesComments(actor),
                MayDecide = changeSet.Status == ChangeSetStatus.Submitted && actor.MayPublish && !isOwn,
                MayPublish = actor.MayPublish && (changeSet.Status == ChangeSetStatus.Submitted || (changeSet.Status == ChangeSetStatus.Draft && isOwn))
                    && (!isBarred || actor.Role == StaffRole.Administrator),
                NeedsOverride = isBarred,
            };
        }
    }

    private async Task<Earlier> Earlier(ChangeSet changeSet, Submission submission, CancellationToken cancellation)
    {
        var names = await NameLookup.Read(db, reader.Newest, cancellation);
        var versions = await db.ActedOn(submission.Changes, cancellation);
        return new Earlier(new Reason(submission.Reason, submission.ReasonLanguage, changeSet.SeedKey), describer.Lines(submission.Changes, versions.Of, names), names);
    }

    private async Task<Dictionary<string, string>> People(IReadOnlyList<ChangeSet> changeSets, CancellationToken cancellation)
    {
        List<string> ids = [.. changeSets.SelectMany(c => c.Remarks.Select(r => r.ById).Append(c.AuthorId)).OfType<string>().Distinct()];
        return await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
    }

    /// <summary>What they were published as, and what came in between.</summary>
    private async Task<List<Revision>> Revisions(IReadOnlyList<ChangeSet> changeSets, IEnumerable<PublishPreview> prospects, CancellationToken cancellation)
    {
        var own = changeSets.Where(c => c.Status == ChangeSetStatus.Published).Select(c => c.Number).ToList();
        var between = prospects.SelectMany(p => p.Between).Distinct().ToList();
        return own.Count + between.Count == 0 ? [] : await db.Revisions.AsNoTracking().Where(r => own.Contains(r.ChangeSetNumber) || between.Contains(r.Number)).ToListAsync(cancellation);
    }
}
