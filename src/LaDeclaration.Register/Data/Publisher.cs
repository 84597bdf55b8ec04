using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <param name="ChangeSetNumber">What to publish.</param>
/// <param name="Version">The version the approver has seen.</param>
/// <param name="By">Who publishes.</param>
/// <param name="FourEyes">Whether an author's own change set needs another's approval.</param>
/// <param name="OverrideReason">Why an administrator publishes their own all the same.</param>
public sealed record PublishRequest(int ChangeSetNumber, int Version, Actor By, bool FourEyes = false, string? OverrideReason = null);

/// <summary>The one way into the register: a change set becomes a revision, whole, or nothing is written.</summary>
public sealed class Publisher(RegisterContexts contexts, NewestRevision newest, TimeProvider time)
{
    public async Task<Outcome> Publish(PublishRequest request, CancellationToken cancellation = default)
    {
        await using var db = contexts();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var revision = await TakeNextRevision(db, cancellation);
        newest.Learn(revision - 1); // Whatever comes of it, this server knows by now what others have published.
        var changeSet = await Load(db, request.ChangeSetNumber, cancellation);
        if (changeSet.Status == ChangeSetStatus.Published)
            return new Outcome.Published(await RevisionOf(db, changeSet, cancellation));
        if (Barred(changeSet, request) is { } rule)
            return new Outcome.Refused(rule);

        var outcome = await Write(db, changeSet, revision, request, cancellation);
        if (outcome is not Outcome.Published)
            return outcome;
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome.Refused(Rule.ExactContent);
        }
        await transaction.CommitAsync(cancellation);
        newest.Learn(revision);
        return outcome;
    }

    /// <summary>What publishing would say now, without doing it.</summary>
    public async Task<Outcome> Preview(int changeSetNumber, CancellationToken cancellation = default) =>
        (await Preview([changeSetNumber], cancellation))[changeSetNumber].Outcome;

    /// <summary>The same for several, by their numbers, each against the register as it stands; the number of queries does not grow with them.</summary>
    public async Task<IReadOnlyDictionary<int, Prospect>> Preview(IReadOnlyCollection<int> changeSetNumbers, CancellationToken cancellation = default)
    {
        await using var db = contexts();
        var changeSets = await db.ChangeSets.AsNoTracking().Include(c => c.Changes.OrderBy(change => change.Position))
            .Where(c => changeSetNumbers.Contains(c.Number)).ToListAsync(cancellation);
        var ground = await Ground.Read(db, changeSets, cancellation);
        var prospects = changeSets.ToDictionary(c => c.Number, c => new Prospect(ground.Check(c) ?? new Outcome.Publishable(), ground.Since(c), ground.Standing));
        newest.Met(prospects.Values.SelectMany(p => p.Between).DefaultIfEmpty().Max());
        return prospects;
    }

    /// <summary>Publishes a change set of the initial data inside a transaction that already holds the lock.</summary>
    internal async Task<Outcome> PublishSeed(RegisterDbContext db, ChangeSet changeSet, int revision, CancellationToken cancellation)
    {
        var outcome = await Write(db, changeSet, revision, new PublishRequest(changeSet.Number, changeSet.Version, Actor.Seed), cancellation);
        await db.SaveChangesAsync(cancellation);
        return outcome;
    }

    /// <summary>Locks out every other publisher until the transaction ends, then counts up.</summary>
    internal static async Task<int> TakeNextRevision(RegisterDbContext db, CancellationToken cancellation)
    {
        await db.RevisionCounter.ExecuteUpdateAsync(set => set.SetProperty(c => c.Newest, c => c.Newest + 1), cancellation);
        return await db.NewestRevision(cancellation);
    }

    private static Task<ChangeSet> Load(RegisterDbContext db, int number, CancellationToken cancellation) =>
        db.ChangeSets.Include(c => c.Changes.OrderBy(change => change.Position)).SingleAsync(c => c.Number == number, cancellation);

    private static Task<int> RevisionOf(RegisterDbContext db, ChangeSet changeSet, CancellationToken cancellation) =>
        db.Revisions.Where(r => r.ChangeSetNumber == changeSet.Number).Select(r => r.Number).SingleAsync(cancellation);

    private static Rule? Barred(ChangeSet changeSet, PublishRequest request)
    {
        if (!request.By.MayPublish)
            return Rule.EditorDecides;
        if (changeSet.Status is not (ChangeSetStatus.Submitted or ChangeSetStatus.Draft))
            return Rule.StillOpen;
        if (changeSet.Version != request.Version)
            return Rule.ExactContent;
        if (changeSet.Status == ChangeSetStatus.Draft && !changeSet.IsAuthoredBy(request.By))
            return Rule.AuthorEdits;
        var overrides = request.By.Role == StaffRole.Administrator && !string.IsNullOrWhiteSpace(request.OverrideReason);
        if (request.FourEyes && changeSet.IsAuthoredBy(request.By) && !overrides)
            return Rule.FourEyes;
        return null;
    }

    private async Task<Outcome> Write(RegisterDbContext db, ChangeSet changeSet, int revision, PublishRequest request, CancellationToken cancellation)
    {
        if ((await Ground.Read(db, [changeSet], cancellation)).Check(changeSet) is { } trouble)
            return trouble;

        foreach (var change in changeSet.Changes.Where(c => c.ActsOn is not null))
            await Supersede(db, change, revision, cancellation);
        await AddNewNouns(db, changeSet, cancellation);
        foreach (var proposed in changeSet.Changes.Select(c => c.Proposed).OfType<Recorded>())
            db.Add(proposed with { RecordedIn = revision, SupersededIn = null });

        var now = time.GetUtcNow().UtcDateTime;
        var overrideReason = request.FourEyes && changeSet.IsAuthoredBy(request.By) ? request.OverrideReason?.Trim() : null;
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
            await db.Note(changeSet, Act.Published, request.By, now, $"{revision}", cancellation);
        if (overrideReason is not null)
            await db.Note(changeSet, Act.Overridden, request.By, now, overrideReason, cancellation);
        return new Outcome.Published(revision);
    }

    private static async Task Supersede(RegisterDbContext db, Change change, int revision, CancellationToken cancellation)
    {
        await db.Statements.Where(s => s.FactId == change.FactId && s.SupersededIn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SupersededIn, revision), cancellation);
        await db.Sources.Where(s => s.FactId == change.FactId && s.SupersededIn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SupersededIn, revision), cancellation);
    }

    private static async Task AddNewNouns(RegisterDbContext db, ChangeSet changeSet, CancellationToken cancellation)
    {
        var details = changeSet.Changes.Select(c => c.Proposed).ToList();
        foreach (var code in details.OfType<CountryDetails>().Select(d => d.Country).Distinct())
            if (!await db.Countries.AnyAsync(c => c.Code == code, cancellation))
                db.Add(Country.Of(code));
        foreach (var number in details.OfType<PillarDetails>().Select(d => d.Pillar).Distinct())
            if (!await db.Pillars.AnyAsync(p => p.Number == number, cancellation))
                db.Add(new Pillar(number));
        foreach (var slug in details.OfType<CommitteeDetails>().Select(d => d.Committee).Distinct())
            if (!await db.Committees.AnyAsync(c => c.Slug == slug, cancellation))
                db.Add(new Committee(slug));
    }
}
