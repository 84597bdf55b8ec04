using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

/// <summary>All that the page of a change set shows about it.</summary>
public sealed record Dossier(ChangeSet ChangeSet, NameBook Names, IReadOnlyList<ChangeLine> Lines)
{
    public required IReadOnlyDictionary<Guid, Recorded> ActedOn { get; init; }

    /// <summary>What publishing would say now; null once it is decided.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>What was published about the same since it was drafted, beside what it is in conflict with.</summary>
    public IReadOnlyList<Turn> Since { get; init; } = [];

    public IReadOnlyList<Said> Warnings { get; init; } = [];

    /// <summary>The colleagues named in it, by id.</summary>
    public required IReadOnlyDictionary<string, string> People { get; init; }

    /// <summary>What it was published as.</summary>
    public int? Revision { get; init; }

    /// <summary>When the versions that are in the way were published.</summary>
    public IReadOnlyDictionary<int, DateTime> PublishedAt { get; init; } = new Dictionary<int, DateTime>();

    /// <summary>What it said when somebody read it who is to decide on it now that it says something else.</summary>
    public Earlier? Earlier { get; init; }

    /// <summary>Shows each line with all its particulars at once.</summary>
    public bool IsInFull { get; init; }

    /// <summary>Where each form that can go on with it stands.</summary>
    public IReadOnlyList<ResumeLink> Forms { get; init; } = [];

    public required bool MayEdit { get; init; }

    public required bool MayWithdraw { get; init; }

    public required bool MayDecide { get; init; }

    public required bool MayPublish { get; init; }

    public required bool MayComment { get; init; }

    /// <summary>True where four-eyes asks for another's approval; an administrator may publish their own with a reason.</summary>
    public required bool NeedsOverride { get; init; }

    /// <summary>True where nothing stands in the way of publishing it as it is.</summary>
    public bool IsReady => MayPublish && !NeedsOverride && Outcome is Outcome.Publishable;

    public bool IsOpen => ChangeSet.Status is ChangeSetStatus.Draft or ChangeSetStatus.Submitted;

    public IReadOnlyList<BrokenRule> BrokenRules => (Outcome as Outcome.Refused)?.BrokenRules ?? [];

    public IReadOnlyList<Conflict> Conflicts => (Outcome as Outcome.InConflict)?.Conflicts ?? [];

    public bool AsksForBothRoles => MayEdit && (ChangeSet.AcknowledgesBothRoles || BrokenRules.Any(b => b.Rule == Rule.BothRolesAcknowledged));

    /// <summary>The days on which something begins or ends, in order.</summary>
    public IEnumerable<(DateOnly Day, DateIs Is)> EffectiveDays => ChangeSet.Changes
        .Select(c => c.Proposed is not Statement s ? ((DateOnly, DateIs)?)null
            : c.Verb == Verb.Add ? (s.From, s.FromIs)
            : c.Verb == Verb.End ? (s.Until!.Value, s.UntilIs ?? DateIs.On) : null)
        .OfType<(DateOnly Day, DateIs Is)>().Distinct().Order();

    public IEnumerable<string> CitedSources => Lines.SelectMany(l => l.Sources).Distinct();

    public bool IsPublished(string source) => ChangeSet.Status == ChangeSetStatus.Published
        || !ChangeSet.Changes.Any(c => c is { Verb: Verb.Add, Proposed: Register.Sources.Source added } && added.Key == source);

    public string? Person(string? id) => id is null ? null : People.GetValueOrDefault(id);
}

/// <summary>What a change set said when it was submitted before.</summary>
/// <param name="Names">The names as it knew them.</param>
public sealed record Earlier(string Reason, string ReasonLanguage, IReadOnlyList<ChangeLine> Lines, NameBook Names);

/// <param name="Path">Below the language, with the draft.</param>
/// <param name="About">What the form is about.</param>
public sealed record ResumeLink(string Path, Said About);

public sealed class DossierReader(RegisterDbContext db, Desk desk, Publisher publisher, Sentences sentences, Foresight foresight, Reader reader, EditorialSettings editorial, IStringLocalizer<Words> words)
{
    public async Task<IReadOnlyList<ChangeLine>> Lines(ChangeSet changeSet, CancellationToken cancellation = default)
    {
        var actedOn = await desk.ActedOn(changeSet, cancellation);
        return sentences.Lines(changeSet.Changes, c => actedOn.GetValueOrDefault(c.FactId), await NameBook.Read(db, reader.Newest, cancellation));
    }

    public async Task<Dossier> Read(ChangeSet changeSet, Actor actor, CancellationToken cancellation = default) =>
        (await Read([changeSet], actor, cancellation))[0];

    /// <summary>What the change set said at that version, if it was submitted again since.</summary>
    public async Task<Earlier?> Earlier(ChangeSet changeSet, int version, CancellationToken cancellation = default)
    {
        var since = await db.Submissions.AsNoTracking().Where(s => s.ChangeSetNumber == changeSet.Number && s.Version >= version).OrderBy(s => s.Version).ToListAsync(cancellation);
        if (since is not [var read, _, ..] || read.Version != version)
            return null;
        var names = await NameBook.Read(db, reader.Newest, cancellation);
        var versions = await desk.Versions(read.Changes, cancellation);
        return new Earlier(read.Reason, read.ReasonLanguage, sentences.Lines(read.Changes, c => versions.GetValueOrDefault((c.FactId, c.ActsOn ?? 0)), names), names);
    }

    /// <summary>Reads all of them at once: the number of queries does not grow with them.</summary>
    public async Task<IReadOnlyList<Dossier>> Read(IReadOnlyList<ChangeSet> changeSets, Actor actor, CancellationToken cancellation = default)
    {
        var names = await NameBook.Read(db, reader.Newest, cancellation);
        var versions = await desk.Versions(changeSets.SelectMany(c => c.Changes), cancellation);
        var open = changeSets.Where(c => c.Status is ChangeSetStatus.Draft or ChangeSetStatus.Submitted).Select(c => c.Number).ToList();
        var prospects = open.Count == 0 ? new Dictionary<int, Prospect>() : await publisher.Preview(open, cancellation);
        var people = await People(changeSets, cancellation);
        var revisions = await Revisions(changeSets, prospects.Values, cancellation);
        return [.. changeSets.Select(c => Of(c, prospects.GetValueOrDefault(c.Number)))];

        Dossier Of(ChangeSet changeSet, Prospect? prospect)
        {
            var own = names.Copy();
            var actedOn = changeSet.Changes.Select(c => versions.GetValueOrDefault((c.FactId, c.ActsOn ?? 0))).OfType<Recorded>().ToDictionary(r => r.FactId);
            var lines = sentences.Lines(changeSet.Changes, c => actedOn.GetValueOrDefault(c.FactId), own);
            var isOwn = changeSet.IsAuthoredBy(actor);
            var mayEdit = changeSet.Status == ChangeSetStatus.Draft && (isOwn || (changeSet.AuthorId is null && actor.MayPublish));
            var isBarred = editorial.FourEyes && isOwn && actor.MayPublish;
            return new Dossier(changeSet, own, lines)
            {
                ActedOn = actedOn,
                Outcome = prospect?.Outcome,
                Since = prospect?.Since ?? [],
                Warnings = prospect is null ? [] : foresight.Of(changeSet, prospect.Standing, own),
                People = people,
                Revision = revisions.Find(r => r.ChangeSetNumber == changeSet.Number)?.Number,
                PublishedAt = revisions.ToDictionary(r => r.Number, r => r.PublishedAt),
                Forms = mayEdit ? ResumeLinks.Of(changeSet, actor, actedOn, own, sentences, reader, words) : [],
                MayEdit = mayEdit,
                MayWithdraw = prospect is not null && isOwn,
                MayComment = changeSet.TakesComments(actor),
                MayDecide = changeSet.Status == ChangeSetStatus.Submitted && actor.MayPublish && !isOwn,
                MayPublish = actor.MayPublish && (changeSet.Status == ChangeSetStatus.Submitted || (changeSet.Status == ChangeSetStatus.Draft && isOwn))
                    && (!isBarred || actor.Role == StaffRole.Administrator),
                NeedsOverride = isBarred,
            };
        }
    }

    private async Task<Dictionary<string, string>> People(IReadOnlyList<ChangeSet> changeSets, CancellationToken cancellation)
    {
        List<string> ids = [.. changeSets.SelectMany(c => c.Remarks.Select(r => r.ById).Append(c.AuthorId)).OfType<string>().Distinct()];
        return await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
    }

    /// <summary>What they were published as, and what came in between.</summary>
    private Task<List<Revision>> Revisions(IReadOnlyList<ChangeSet> changeSets, IEnumerable<Prospect> prospects, CancellationToken cancellation)
    {
        var own = changeSets.Select(c => c.Number).ToList();
        var between = prospects.SelectMany(p => p.Since.Select(t => t.Now?.RecordedIn ?? t.Then?.SupersededIn)
            .Concat((p.Outcome as Outcome.InConflict)?.Conflicts.Select(c => c.Now?.RecordedIn ?? c.Then?.SupersededIn) ?? [])).OfType<int>().Distinct().ToList();
        return db.Revisions.AsNoTracking().Where(r => own.Contains(r.ChangeSetNumber) || between.Contains(r.Number)).ToListAsync(cancellation);
    }
}
