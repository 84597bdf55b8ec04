using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <param name="Version">The version of the change set that the approver has seen.</param>
/// <param name="FourEyes">Whether a change set must be published by somebody else than its author.</param>
/// <param name="OverrideReason">Why an administrator publishes their own despite that.</param>
public sealed record PublishRequest(int ChangeSetNumber, int Version, Actor By, bool FourEyes = false, string? OverrideReason = null);

/// <summary>Publishes change sets as revisions, each in one transaction. Nothing else writes statements and sources.</summary>
public sealed class Publisher(RegisterDbContextFactory contextFactory, NewestRevisionCache newest, TimeProvider time)
{
    public async Task<PublishOutcome> Publish(PublishRequest request, CancellationToken cancellation = default)
    {
        await using var db = contextFactory();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var revision = await TakeNextRevision(db, cancellation);
        newest.Update(revision - 1); // Even if publishing fails, this is the newest number.
        var changeSet = await Load(db, request.ChangeSetNumber, cancellation);
        if (changeSet.Status == ChangeSetStatus.Published)
            return new PublishOutcome.Published(await RevisionOf(db, changeSet, cancellation));
        if (CheckPermission(changeSet, request) is { } rule)
            return new PublishOutcome.Refused(rule);
        var overrideReason = SoundText.Read(request.OverrideReason, ChangeSet.ReasonMaxLength, isLong: true);
        if (overrideReason.Fault is { } fault)
            return new PublishOutcome.Refused([new BrokenRule(Rule.SoundText, Field: nameof(ChangeSet.OverrideReason), Fault: fault)]);

        var outcome = await Write(db, changeSet, revision, request with { OverrideReason = overrideReason.Text }, cancellation);
        if (outcome is not PublishOutcome.Published)
            return outcome;
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new PublishOutcome.Refused(Rule.ExactContent);
        }
        await transaction.CommitAsync(cancellation);
        newest.Update(revision);
        return outcome;
    }

    /// <summary>The outcome of publishing now, without doing it.</summary>
    public async Task<PublishOutcome> Preview(ChangeSet changeSet, CancellationToken cancellation = default) =>
        (await Preview([changeSet], cancellation))[changeSet.Number].Outcome;

    /// <summary>Previews several change sets, each against the current register; the number of queries does not depend on theirs.</summary>
    /// <returns>By number.</returns>
    public async Task<IReadOnlyDictionary<int, PublishPreview>> Preview(IReadOnlyCollection<ChangeSet> changeSets, CancellationToken cancellation = default)
    {
        await using var db = contextFactory();
        var snapshot = await PublishingSnapshot.Read(db, changeSets, includesRoles: true, cancellation);
        var previews = changeSets.ToDictionary(c => c.Number, c => new PublishPreview(snapshot.Check(c) ?? new PublishOutcome.Publishable(), snapshot.FindInterimChanges(c), snapshot.CurrentState));
        newest.RaiseTo(previews.Values.SelectMany(p => p.InterimRevisions).DefaultIfEmpty().Max());
        return previews;
    }

    /// <summary>Publishes a change set of the initial data in the caller's transaction, which holds the publishers' lock.</summary>
    internal async Task<PublishOutcome> PublishSeed(RegisterDbContext db, ChangeSet changeSet, int revision, CancellationToken cancellation)
    {
        var outcome = await Write(db, changeSet, revision, new PublishRequest(changeSet.Number, changeSet.Version, Actor.Seed), cancellation);
        await db.SaveChangesAsync(cancellation);
        return outcome;
    }

    /// <summary>Increments the revision counter; its row lock blocks other publishers until the transaction ends.</summary>
    internal static async Task<int> TakeNextRevision(RegisterDbContext db, CancellationToken cancellation)
    {
        await db.RevisionCounter.ExecuteUpdateAsync(set => set.SetProperty(c => c.Newest, c => c.Newest + 1), cancellation);
        var revision = await db.GetNewestRevision(cancellation);
        await db.NotifyOtherServers(revision, cancellation);
        return revision;
    }

    private static Task<ChangeSet> Load(RegisterDbContext db, int number, CancellationToken cancellation) =>
        db.ChangeSets.Include(c => c.Changes.OrderBy(change => change.Position)).SingleAsync(c => c.Number == number, cancellation);

    private static Task<int> RevisionOf(RegisterDbContext db, ChangeSet changeSet, CancellationToken cancellation) =>
        db.Revisions.Where(r => r.ChangeSetNumber == changeSet.Number).Select(r => r.Number).SingleAsync(cancellation);

    private static Rule? CheckPermission(ChangeSet changeSet, PublishRequest request)
    {
        if (!request.By.MayPublish)
            return Rule.EditorDecides;
        if (changeSet.Status is not (ChangeSetStatus.Submitted or ChangeSetStatus.Draft))
            return Rule.StillOpen;
        if (changeSet.Version != request.Version)
            return Rule.ExactContent;
        if (changeSet.Status == ChangeSetStatus.Draft && !changeSet.IsAuthoredBy(request.By))
            return Rule.AuthorEdits;
        var overrides = request.By.Role == StaffRole.Administrator && SoundText.Trim(request.OverrideReason ?? "").Length > 0;
        if (request.FourEyes && changeSet.IsAuthoredBy(request.By) && !overrides)
            return Rule.FourEyes;
        return null;
    }

    private async Task<PublishOutcome> Write(RegisterDbContext db, ChangeSet changeSet, int revision, PublishRequest request, CancellationToken cancellation)
    {
        if ((await PublishingSnapshot.Read(db, [changeSet], includesRoles: false, cancellation)).Check(changeSet) is { } obstacle)
            return obstacle;

        var superseded = changeSet.Changes.Where(c => c.ActsOn is not null).Select(c => c.FactId).ToList();
        await Supersede(db.Statements, superseded, revision, cancellation);
        await Supersede(db.Sources, superseded, revision, cancellation);
        await AddNewNouns(db, changeSet, cancellation);
        var written = changeSet.Changes.Select(c => c.Proposed).OfType<Recorded>().Select(proposed => proposed with { RecordedIn = revision, SupersededIn = null }).ToList();
        db.AddRange(written);
        db.AddRange(written.OfType<Statement>().SelectMany(Citation.Of));

        var now = time.GetUtcNow().UtcDateTime;
        var overrideReason = request.FourEyes && changeSet.IsAuthoredBy(request.By) ? request.OverrideReason : null;
        changeSet.MarkPublished(overrideReason, now);
        db.Add(new Revision
        {
            Number = revision,
            PublishedAt = now,
            Reason = changeSet.Reason,
            ReasonLanguage = changeSet.ReasonLanguage,
            ChangeSetNumber = changeSet.Number,
            AuthorId = changeSet.AuthorId,
            AuthorRole = changeSet.AuthorId is null ? null : changeSet.AuthorRole,
            AuthorCountry = changeSet.AuthorCountry,
            ApproverId = request.By.Id,
            ApproverRole = request.By.Id is null ? null : request.By.Role,
        });
        if (request.By.Id is not null)
            await db.RecordAct(changeSet, Act.Published, request.By, now, $"{revision}", cancellation);
        if (overrideReason is not null)
            await db.RecordAct(changeSet, Act.Overridden, request.By, now, overrideReason, cancellation);
        return new PublishOutcome.Published(revision);
    }

    private static Task Supersede<T>(IQueryable<T> versions, List<Guid> facts, int revision, CancellationToken cancellation)
        where T : Recorded =>
        facts.Count == 0
            ? Task.CompletedTask
            : versions.Current().Where(r => facts.Contains(r.FactId)).ExecuteUpdateAsync(set => set.SetProperty(r => r.SupersededIn, revision), cancellation);

    private static async Task AddNewNouns(RegisterDbContext db, ChangeSet changeSet, CancellationToken cancellation)
    {
        var details = changeSet.Changes.Select(c => c.Proposed).OfType<Details>().ToList();
        if (details.Count == 0)
            return;
        var codes = details.OfType<CountryDetails>().Select(d => d.Country).Distinct().ToList();
        var numbers = details.OfType<PillarDetails>().Select(d => d.Pillar).Distinct().ToList();
        var slugs = details.OfType<CommitteeDetails>().Select(d => d.Committee).Distinct().ToList();
        db.AddRange(codes.Except(await db.Countries.Select(c => c.Code).Where(code => codes.Contains(code)).ToListAsync(cancellation)).Select(Country.Of));
        db.AddRange(numbers.Except(await db.Pillars.Select(p => p.Number).Where(number => numbers.Contains(number)).ToListAsync(cancellation)).Select(n => new Pillar(n)));
        db.AddRange(slugs.Except(await db.Committees.Select(c => c.Slug).Where(slug => slugs.Contains(slug)).ToListAsync(cancellation)).Select(s => new Committee(s)));
    }
}
