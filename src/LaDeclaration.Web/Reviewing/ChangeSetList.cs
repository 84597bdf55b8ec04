using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Reviewing;

/// <param name="By">The author's role and country, in words.</param>
/// <param name="Names">The names of the register and those that its changes give.</param>
/// <param name="Remark">The remark with which it was last returned or rejected.</param>
/// <param name="Revision">The revision that it was published as.</param>
/// <param name="Undone">How far the revision has been undone since; only in lists of decided change sets.</param>
public sealed record ChangeSetListEntry(ChangeSet ChangeSet, LanguageTaggedText By, IReadOnlyList<ChangeLine> Lines, NameLookup Names, Remark? Remark, int? Revision, RevertedState? Undone);

/// <summary>Lists of change sets with their changes in plain sentences; the number of queries does not grow with them.</summary>
public sealed class ChangeSetList(RegisterDbContext db, ChangeLines changeLines, ChangeDescriber describer)
{
    public const int Longest = 50;

    /// <summary>Those that wait for a decision and that the person may see, oldest first.</summary>
    public Task<IReadOnlyList<ChangeSetListEntry>> Waiting(Actor by, CancellationToken cancellation = default) =>
        Read(OldestFirst(by), cancellation);

    /// <summary>The same, without sentences.</summary>
    public Task<List<ChangeSet>> Submissions(Actor by, CancellationToken cancellation = default) => Load(OldestFirst(by), cancellation);

    public async Task<IReadOnlyDictionary<int, ChangeSetListEntry>> Of(IReadOnlyCollection<int> numbers, CancellationToken cancellation = default) =>
        (await Read(db.ChangeSets.Where(c => numbers.Contains(c.Number)), cancellation)).ToDictionary(e => e.ChangeSet.Number);

    /// <summary>Only those that the person may see.</summary>
    public async Task<IReadOnlyDictionary<int, ChangeSetListEntry>> Of(IReadOnlyCollection<int> numbers, Actor by, CancellationToken cancellation = default) =>
        (await Read(Visible(by).Where(c => numbers.Contains(c.Number)), cancellation)).ToDictionary(e => e.ChangeSet.Number);

    public Task<int> CountWaiting(Actor by, CancellationToken cancellation = default) => Submitted(by).CountAsync(cancellation);

    /// <summary>Those by that author with one of the statuses, newest first.</summary>
    public Task<IReadOnlyList<ChangeSetListEntry>> Own(Actor by, ChangeSetStatus[] statuses, int atMost = Longest, CancellationToken cancellation = default) =>
        Read(Visible(by).Where(c => c.AuthorId == by.Id && statuses.Contains(c.Status)).OrderByDescending(c => c.ChangedAt).ThenBy(c => c.Number).Take(atMost), cancellation,
            includesUndone: statuses.Contains(ChangeSetStatus.Published));

    /// <summary>Initial data that was returned: the first person to edit it becomes its author.</summary>
    public Task<IReadOnlyList<ChangeSetListEntry>> Unowned(Actor by, CancellationToken cancellation = default) =>
        Read(Visible(by).Where(c => c.AuthorId == null && c.Status == ChangeSetStatus.Draft).OrderBy(c => c.Number), cancellation);

    /// <summary>Those that were published or rejected and that the person may see, newest first.</summary>
    public Task<IReadOnlyList<ChangeSetListEntry>> Decided(Actor by, int atMost, CancellationToken cancellation = default) =>
        Read(Visible(by).Where(c => c.Status == ChangeSetStatus.Published || c.Status == ChangeSetStatus.Rejected)
            .OrderByDescending(c => c.ChangedAt).ThenBy(c => c.Number).Take(atMost), cancellation, includesUndone: true);

    private IQueryable<ChangeSet> OldestFirst(Actor by) => Submitted(by).OrderBy(c => c.SubmittedAt).ThenBy(c => c.Number).Take(Longest);

    private IQueryable<ChangeSet> Submitted(Actor by) => Visible(by).Where(c => c.Status == ChangeSetStatus.Submitted);

    private IQueryable<ChangeSet> Visible(Actor by) => db.ChangeSets.Where(ChangeSet.VisibleTo(by));

    private static Task<List<ChangeSet>> Load(IQueryable<ChangeSet> which, CancellationToken cancellation) =>
        which.AsNoTracking().AsSplitQuery()
            .Include(c => c.Changes.OrderBy(change => change.Position))
            .Include(c => c.Remarks.OrderBy(r => r.At).ThenBy(r => r.Id))
            .ToListAsync(cancellation);

    /// <param name="includesUndone">Whether to look which of them were undone.</param>
    private async Task<IReadOnlyList<ChangeSetListEntry>> Read(IQueryable<ChangeSet> which, CancellationToken cancellation, bool includesUndone = false)
    {
        var found = await Load(which, cancellation);
        var numbers = found.Select(c => c.Number).ToList();
        var revisions = await db.Revisions.Where(r => numbers.Contains(r.ChangeSetNumber)).ToDictionaryAsync(r => r.ChangeSetNumber, r => r.Number, cancellation);
        var undone = includesUndone ? await db.FindReverted(found.Where(c => revisions.ContainsKey(c.Number)).ToDictionary(c => revisions[c.Number], c => c.Changes), cancellation) : new Dictionary<int, RevertedState>();
        var described = await changeLines.Describe([.. found.Select(c => c.Changes)], cancellation);
        return [.. found.Zip(described, Entry)];

        ChangeSetListEntry Entry(ChangeSet changeSet, DescribedChanges changes) => new(
            changeSet,
            describer.DescribeActor(changeSet.AuthorId is null ? null : changeSet.AuthorRole, changeSet.AuthorCountry, changes.Names),
            changes.Lines,
            changes.Names,
            changeSet.Remarks.LastOrDefault(r => r.Kind != RemarkKind.Commented),
            revisions.TryGetValue(changeSet.Number, out var revision) ? revision : null,
            undone.GetValueOrDefault(revision));
    }
}
