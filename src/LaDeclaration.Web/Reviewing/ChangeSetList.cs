using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Reviewing;

/// <param name="By">The author's role and country, in words.</param>
/// <param name="Lines">Of its first changes.</param>
/// <param name="OmittedCount">How many changes are not in the lines.</param>
/// <param name="Names">The names of the register and those that its changes give.</param>
/// <param name="Remark">The remark with which it was last returned or rejected.</param>
/// <param name="Revision">The revision that it was published as.</param>
/// <param name="Undone">How far the revision has been undone since, as far as its first changes tell.</param>
public sealed record ChangeSetListEntry(ChangeSet ChangeSet, LanguageTaggedText By, IReadOnlyList<ChangeLine> Lines, int OmittedCount, NameLookup Names, Remark? Remark, int? Revision, RevertedState? Undone);

/// <summary>A list of change sets that one person has to do with.</summary>
public enum ChangeSetPart
{
    /// <summary>Own drafts, those that were returned first.</summary>
    Drafts,

    /// <summary>Initial data that was returned: the first person to edit it becomes its author.</summary>
    Unowned,

    /// <summary>Own ones that wait for a decision.</summary>
    Submitted,

    /// <summary>Own ones that were published, rejected or withdrawn.</summary>
    Decided,
}

/// <summary>Lists of change sets with their changes in plain sentences; the number of queries does not grow with them.</summary>
public sealed class ChangeSetList(RegisterDbContext db, ChangeLines changeLines, ChangeDescriber describer)
{
    /// <summary>The length of a page of a list.</summary>
    public const int PageSize = 50;

    /// <summary>Further changes of a change set are counted, but not read.</summary>
    public const int MaxChanges = 100;

    /// <summary>The first of those that wait for a decision and that the person may see, oldest first.</summary>
    public Task<IReadOnlyList<ChangeSetListEntry>> Waiting(Actor by, CancellationToken cancellation = default) => Read(OldestFirst(by).Take(PageSize), cancellation);

    /// <summary>A page of the same, without sentences; of each the first <see cref="MaxChanges"/> changes, with how many it has.</summary>
    public async Task<IReadOnlyList<(ChangeSet ChangeSet, int Changes)>> Submissions(Actor by, int page, CancellationToken cancellation = default)
    {
        var found = await Load(OldestFirst(by).Skip((page - 1) * PageSize).Take(PageSize), cancellation);
        var counts = await CountChanges(found, cancellation);
        return [.. found.Select(c => (c, counts.GetValueOrDefault(c.Number, c.Changes.Count)))];
    }

    public async Task<IReadOnlyDictionary<int, ChangeSetListEntry>> Of(IReadOnlyCollection<int> numbers, bool includesUndone = false, CancellationToken cancellation = default) =>
        (await Read(db.ChangeSets.Where(c => numbers.Contains(c.Number)), cancellation, includesUndone)).ToDictionary(e => e.ChangeSet.Number);

    /// <summary>Only those that the person may see.</summary>
    public async Task<IReadOnlyDictionary<int, ChangeSetListEntry>> Of(IReadOnlyCollection<int> numbers, Actor by, CancellationToken cancellation = default) =>
        (await Read(Visible(by).Where(c => numbers.Contains(c.Number)), cancellation)).ToDictionary(e => e.ChangeSet.Number);

    public Task<int> CountWaiting(Actor by, CancellationToken cancellation = default) => Submitted(by).CountAsync(cancellation);

    public Task<int> Count(Actor by, ChangeSetPart part, CancellationToken cancellation = default) => OfPart(by, part).CountAsync(cancellation);

    /// <summary>How many of the own drafts were returned.</summary>
    public Task<int> CountReturned(Actor by, CancellationToken cancellation = default) => Returned(OfPart(by, ChangeSetPart.Drafts)).CountAsync(cancellation);

    /// <summary>The numbers of a page, newest first.</summary>
    public Task<List<int>> ListNumbers(Actor by, ChangeSetPart part, int page, CancellationToken cancellation = default)
    {
        var all = OfPart(by, part);
        var returned = Returned(all);
        var ordered = part == ChangeSetPart.Unowned ? all.OrderBy(c => c.Number) : all.OrderByDescending(c => returned.Any(r => r.Number == c.Number)).ThenByDescending(c => c.ChangedAt).ThenBy(c => c.Number);
        return ordered.Skip((page - 1) * PageSize).Take(PageSize).Select(c => c.Number).ToListAsync(cancellation);
    }

    /// <summary>The first of the own drafts.</summary>
    public async Task<IReadOnlyList<ChangeSetListEntry>> Drafts(Actor by, CancellationToken cancellation = default)
    {
        var numbers = await ListNumbers(by, ChangeSetPart.Drafts, 1, cancellation);
        var found = await Of(numbers, cancellation: cancellation);
        return [.. numbers.Select(n => found[n])];
    }

    /// <summary>Those that were published or rejected and that the person may see, newest first.</summary>
    public Task<IReadOnlyList<ChangeSetListEntry>> Decided(Actor by, int atMost, CancellationToken cancellation = default) =>
        Read(Visible(by).Where(c => c.Status == ChangeSetStatus.Published || c.Status == ChangeSetStatus.Rejected)
            .OrderByDescending(c => c.ChangedAt).ThenBy(c => c.Number).Take(atMost), cancellation, includesUndone: true);

    private IQueryable<ChangeSet> OfPart(Actor by, ChangeSetPart part)
    {
        var own = Visible(by).Where(c => c.AuthorId == by.Id);
        return part switch
        {
            ChangeSetPart.Drafts => own.Where(c => c.Status == ChangeSetStatus.Draft),
            ChangeSetPart.Submitted => own.Where(c => c.Status == ChangeSetStatus.Submitted),
            ChangeSetPart.Decided => own.Where(c => c.Status == ChangeSetStatus.Published || c.Status == ChangeSetStatus.Rejected || c.Status == ChangeSetStatus.Withdrawn),
            _ => Visible(by).Where(c => c.AuthorId == null && c.Status == ChangeSetStatus.Draft),
        };
    }

    /// <summary>As <see cref="ChangeSet.IsReturned"/>.</summary>
    private static IQueryable<ChangeSet> Returned(IQueryable<ChangeSet> changeSets) =>
        changeSets.Where(c => c.Status == ChangeSetStatus.Draft && c.Remarks.Any(r => r.Kind == RemarkKind.Returned && r.At >= c.SubmittedAt));

    private IQueryable<ChangeSet> OldestFirst(Actor by) => Submitted(by).OrderBy(c => c.SubmittedAt).ThenBy(c => c.Number);

    private IQueryable<ChangeSet> Submitted(Actor by) => Visible(by).Where(c => c.Status == ChangeSetStatus.Submitted);

    private IQueryable<ChangeSet> Visible(Actor by) => db.ChangeSets.Where(ChangeSet.VisibleTo(by));

    private static Task<List<ChangeSet>> Load(IQueryable<ChangeSet> which, CancellationToken cancellation) =>
        which.AsNoTracking().AsSplitQuery()
            .Include(c => c.Changes.Where(change => change.Position <= MaxChanges).OrderBy(change => change.Position))
            .Include(c => c.Remarks.OrderBy(r => r.At).ThenBy(r => r.Id))
            .ToListAsync(cancellation);

    /// <summary>The changes of those that may have more than were read, by number.</summary>
    private async Task<Dictionary<int, int>> CountChanges(List<ChangeSet> changeSets, CancellationToken cancellation)
    {
        var numbers = changeSets.Where(c => c.Changes.Count == MaxChanges).Select(c => c.Number).ToList();
        return numbers.Count == 0 ? [] : await db.Changes.Where(c => numbers.Contains(c.ChangeSetNumber)).GroupBy(c => c.ChangeSetNumber)
            .Select(g => new { Number = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Number, g => g.Count, cancellation);
    }

    /// <param name="includesUndone">Whether to look which of them were undone.</param>
    private async Task<IReadOnlyList<ChangeSetListEntry>> Read(IQueryable<ChangeSet> which, CancellationToken cancellation, bool includesUndone = false)
    {
        var found = await Load(which, cancellation);
        var numbers = found.Select(c => c.Number).ToList();
        var counts = await CountChanges(found, cancellation);
        var revisions = await db.Revisions.Where(r => numbers.Contains(r.ChangeSetNumber)).ToDictionaryAsync(r => r.ChangeSetNumber, r => r.Number, cancellation);
        var undone = includesUndone ? await db.FindReverted(found.Where(c => revisions.ContainsKey(c.Number)).ToDictionary(c => revisions[c.Number], c => c.Changes), cancellation) : new Dictionary<int, RevertedState>();
        var described = await changeLines.Describe([.. found.Select(c => c.Changes)], cancellation);
        return [.. found.Zip(described, Entry)];

        ChangeSetListEntry Entry(ChangeSet changeSet, DescribedChanges changes) => new(
            changeSet,
            describer.DescribeActor(changeSet.AuthorId is null ? null : changeSet.AuthorRole, changeSet.AuthorCountry, changes.Names),
            changes.Lines,
            counts.GetValueOrDefault(changeSet.Number, changeSet.Changes.Count) - changeSet.Changes.Count,
            changes.Names,
            changeSet.Remarks.LastOrDefault(r => r.Kind != RemarkKind.Commented),
            revisions.TryGetValue(changeSet.Number, out var revision) ? revision : null,
            undone.GetValueOrDefault(revision));
    }
}
