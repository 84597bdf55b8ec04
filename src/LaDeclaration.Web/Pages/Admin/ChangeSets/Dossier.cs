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

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The colleagues named in it, by id.</summary>
    public required IReadOnlyDictionary<string, string> People { get; init; }

    /// <summary>What it was published as.</summary>
    public int? Revision { get; init; }

    /// <summary>When the versions that are in the way were published.</summary>
    public IReadOnlyDictionary<int, DateTime> PublishedAt { get; init; } = new Dictionary<int, DateTime>();

    /// <summary>Where each form that can go on with it stands.</summary>
    public IReadOnlyList<ResumeLink> Forms { get; init; } = [];

    public required bool MayEdit { get; init; }

    public required bool MayWithdraw { get; init; }

    public required bool MayDecide { get; init; }

    public required bool MayPublish { get; init; }

    /// <summary>True where four-eyes lets an administrator publish their own only with a reason.</summary>
    public required bool NeedsOverride { get; init; }

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

/// <param name="Path">Below the language, with the draft.</param>
/// <param name="About">What the form is about.</param>
public sealed record ResumeLink(string Path, string About);

public sealed class DossierReader(RegisterDbContext db, Desk desk, Publisher publisher, Sentences sentences, Foresight foresight, Reader reader, EditorialSettings editorial, IStringLocalizer<Words> words)
{
    public async Task<IReadOnlyList<ChangeLine>> Lines(ChangeSet changeSet, CancellationToken cancellation = default)
    {
        var actedOn = await desk.ActedOn(changeSet, cancellation);
        return sentences.Lines(changeSet.Changes, c => actedOn.GetValueOrDefault(c.FactId), await NameBook.Read(db, reader.Newest, cancellation));
    }

    public async Task<Dossier> Read(ChangeSet changeSet, Actor actor)
    {
        var names = await NameBook.Read(db, reader.Newest);
        var actedOn = await desk.ActedOn(changeSet);
        var lines = sentences.Lines(changeSet.Changes, c => actedOn.GetValueOrDefault(c.FactId), names);
        var isOpen = changeSet.Status is ChangeSetStatus.Draft or ChangeSetStatus.Submitted;
        var outcome = isOpen ? await publisher.Preview(changeSet.Number) : null;
        var isOwn = changeSet.IsAuthoredBy(actor);
        var mayEdit = changeSet.Status == ChangeSetStatus.Draft && (isOwn || (changeSet.AuthorId is null && actor.MayPublish));
        var isBarred = editorial.FourEyes && isOwn;
        return new Dossier(changeSet, names, lines)
        {
            ActedOn = actedOn,
            Outcome = outcome,
            Warnings = isOpen ? await foresight.Of(changeSet, actedOn, names) : [],
            People = await People(changeSet),
            Revision = await db.Revisions.Where(r => r.ChangeSetNumber == changeSet.Number).Select(r => (int?)r.Number).SingleOrDefaultAsync(),
            PublishedAt = await PublishedAt(outcome),
            Forms = mayEdit ? ResumeLinks.Of(changeSet, actor, actedOn, names, sentences, reader, words) : [],
            MayEdit = mayEdit,
            MayWithdraw = isOpen && isOwn,
            MayDecide = changeSet.Status == ChangeSetStatus.Submitted && actor.MayPublish && !isOwn,
            MayPublish = actor.MayPublish && (changeSet.Status == ChangeSetStatus.Submitted || (changeSet.Status == ChangeSetStatus.Draft && isOwn))
                && (!isBarred || actor.Role == StaffRole.Administrator),
            NeedsOverride = isBarred,
        };
    }

    private async Task<Dictionary<string, string>> People(ChangeSet changeSet)
    {
        List<string> ids = [.. changeSet.Remarks.Select(r => r.ById).Append(changeSet.AuthorId).OfType<string>().Distinct()];
        return await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName);
    }

    private async Task<Dictionary<int, DateTime>> PublishedAt(Outcome? outcome)
    {
        var numbers = (outcome as Outcome.InConflict)?.Conflicts
            .Select(c => c.Now?.RecordedIn ?? c.Then?.SupersededIn).OfType<int>().ToList() ?? [];
        return await db.Revisions.Where(r => numbers.Contains(r.Number)).ToDictionaryAsync(r => r.Number, r => r.PublishedAt);
    }
}
