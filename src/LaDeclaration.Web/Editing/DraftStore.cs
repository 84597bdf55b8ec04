using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Editing;

/// <summary>Change sets as their forms fill them, and as staff may see them.</summary>
public sealed class DraftStore(RegisterDbContext db, ReadingContext reader, TimeProvider time)
{
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <inheritdoc cref="ChangeSetQueries.FindChangeSet"/>
    public Task<ChangeSet?> Find(int number, Actor by, CancellationToken cancellation = default) => db.FindChangeSet(number, by, cancellation);

    /// <summary>The same, read again without what was altered in memory.</summary>
    public Task<ChangeSet?> FindAgain(int number, Actor by, CancellationToken cancellation = default)
    {
        db.ChangeTracker.Clear();
        return Find(number, by, cancellation);
    }

    /// <summary>Whether an editor who had it before them does not see it any more because its author has taken it back, to change it.</summary>
    public async Task<bool> IsTakenBack(int number, Actor by, CancellationToken cancellation = default) =>
        by.MayPublish && await db.ChangeSets.AnyAsync(c => c.Number == number && c.Status == ChangeSetStatus.Draft, cancellation)
        && await db.Journal.AnyAsync(e => e.ChangeSetNumber == number && e.Act == Act.Reopened, cancellation);

    /// <summary>The draft a form is filling: the one named in the address, if it is the person's own and still a draft.</summary>
    public async Task<ChangeSet?> Draft(int? number, Actor by, CancellationToken cancellation = default) =>
        number is { } n && await Find(n, by, cancellation) is { } draft && draft.CanBeEditedBy(by) ? draft : null;

    /// <summary>
    /// The newest revision at which everything still stood that a draft acts on. Its forms go on from there: so what others published about
    /// the same since stays in their way until the draft's author has chosen between the two.
    /// </summary>
    public async Task<int> ReadAt(ChangeSet draft, CancellationToken cancellation = default) =>
        (await db.ActedOn(draft.Changes, cancellation)).All.Min(row => row.SupersededIn) - 1 ?? reader.Newest;

    /// <summary>Puts changes into the draft, or into a new one, and saves it.</summary>
    /// <param name="draft">The draft being filled; none begins one.</param>
    /// <param name="reasonLanguage">BCP 47.</param>
    /// <param name="replaced">The earlier changes of the draft that these take the place of.</param>
    /// <returns>The saved draft.</returns>
    public async Task<ChangeSet> Save(
        ChangeSet? draft, Actor by, string reason, string reasonLanguage, IReadOnlyList<Change> changes, Predicate<Change>? replaced = null, CancellationToken cancellation = default)
    {
        if (draft is null)
        {
            draft = ChangeSet.Draft(by, reason, reasonLanguage, reader.Clocks.Known, Now);
            db.Add(draft);
        }
        else
        {
            draft.SetReason(by, reason, reasonLanguage, Now);
        }
        if (replaced is not null)
            LeaveOut(draft, by, replaced, keeps: changes);
        draft.AddOrReplace(by, changes, Now);
        db.SetFormTarget(draft);
        await db.SaveChangesAsync(cancellation);
        return draft;
    }

    /// <summary>Saves what was altered of a change set that was found.</summary>
    public Task Save(CancellationToken cancellation = default) => db.SaveChangesAsync(cancellation);

    /// <summary>The same with an entry in the journal and the letters about it.</summary>
    /// <param name="changeSet">What was acted on.</param>
    /// <param name="act">What was done.</param>
    /// <param name="by">Who.</param>
    /// <param name="detail">The remark made with it, if any.</param>
    /// <param name="location">The address that the form leads to, also when it is posted twice.</param>
    public async Task Record(ChangeSet changeSet, Act act, Actor by, string? detail, string location, CancellationToken cancellation = default)
    {
        db.SetFormTarget(location);
        await db.RecordAct(changeSet, act, by, Now, detail, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Saves whether a draft's author acknowledges that a country has both roles in a committee.</summary>
    public async Task AcknowledgeBothRoles(ChangeSet changeSet, Actor by, bool acknowledges, CancellationToken cancellation = default)
    {
        if (changeSet.Status != ChangeSetStatus.Draft || changeSet.AcknowledgesBothRoles == acknowledges)
            return;
        changeSet.AcknowledgeBothRoles(by, acknowledges, Now);
        await Save(cancellation);
    }

    /// <summary>Takes changes out of a draft, and with them the new sources that only they cited.</summary>
    /// <param name="keeps">What comes in instead; it may cite those sources too.</param>
    public void LeaveOut(ChangeSet draft, Actor by, Predicate<Change> which, IReadOnlyList<Change>? keeps = null)
    {
        var orphans = Cited(draft.Changes.Where(c => which(c))).Except(Cited(draft.Changes.Where(c => !which(c)).Concat(keeps ?? []))).ToList();
        draft.RemoveChanges(by, c => which(c) || (c is { Verb: Verb.Add, Proposed: Source source } && orphans.Contains(source.Key)), Now);
    }

    /// <summary>The language in which that person last gave a reason, if they ever did.</summary>
    public Task<string?> LastReasonLanguage(Actor by, CancellationToken cancellation = default) =>
        db.Users.Where(s => s.Id == by.Id).Select(s => s.ReasonLanguage).SingleOrDefaultAsync(cancellation);

    public Task RememberReasonLanguage(Actor by, string language, CancellationToken cancellation = default) =>
        db.Users.Where(s => s.Id == by.Id && (s.ReasonLanguage == null || s.ReasonLanguage != language))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ReasonLanguage, language), cancellation);

    private static IEnumerable<string> Cited(IEnumerable<Change> changes) =>
        changes.Select(c => c.Proposed).OfType<Statement>().SelectMany(s => s.Sources).Distinct();
}
