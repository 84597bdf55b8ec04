using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>Something that happened to a change set and concerns a member of staff.</summary>
/// <param name="Act">What was done: proposed, commented, returned, rejected or published.</param>
/// <param name="At">When (UTC).</param>
/// <param name="ChangeSetNumber">To which change set.</param>
/// <param name="Sentence">What happened, and by whom.</param>
/// <param name="About">What the change set does: its first line, and how many more there are.</param>
/// <param name="Remark">What was said with it, if anything.</param>
/// <param name="Revision">What it was published as, if it was.</param>
public sealed record Concern(Act Act, DateTime At, int ChangeSetNumber, Said Sentence, Said About, string? Remark, int? Revision);

/// <summary>
/// What concerns a member of staff, from the journal: proposals of others that wait for their decision, what became of their own,
/// and what was said where they take part. In the language of the <see cref="Reader"/> and of the current culture.
/// </summary>
public sealed class Concerns(RegisterDbContext db, Docket docket, Phrases phrases, Sentences sentences, IStringLocalizer<Words> words)
{
    /// <summary>How many are told of at once; the newest.</summary>
    public const int Most = 50;

    private static readonly Act[] Told = [Act.Proposed, Act.Commented, Act.Returned, Act.Rejected, Act.Published];

    /// <summary>What happened after one moment and up to another (UTC), newest first. The number of queries does not grow with it.</summary>
    public async Task<IReadOnlyList<Concern>> Since(Actor who, DateTime since, DateTime until, CancellationToken cancellation = default)
    {
        // What the person has a part in; of the rest only editors hear, and only while it is open.
        var theirs = db.ChangeSets.Where(c => c.AuthorId == who.Id || c.Remarks.Any(r => r.ById == who.Id)
            || (who.MayPublish && (c.Status == ChangeSetStatus.Draft || c.Status == ChangeSetStatus.Submitted)));
        var happened = await db.Journal.AsNoTracking()
            .Where(e => e.At > since && e.At <= until && Told.Contains(e.Act) && e.ById != who.Id && theirs.Any(c => c.Number == e.ChangeSetNumber))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
            .ToListAsync(cancellation);
        var numbers = happened.Select(e => e.ChangeSetNumber).Distinct().ToList();
        var concerned = await db.ChangeSets.AsNoTracking().Include(c => c.Remarks).Where(c => numbers.Contains(c.Number)).ToDictionaryAsync(c => c.Number, cancellation);
        var entries = happened.Where(e => Matters(e, concerned[e.ChangeSetNumber!.Value], who))
            .DistinctBy(e => (e.ChangeSetNumber, e.Act == Act.Proposed ? 0 : e.Id)).Take(Most).ToList();
        var changeSets = await docket.Of([.. entries.Select(e => e.ChangeSetNumber!.Value).Distinct()], cancellation);
        var ids = entries.Select(e => e.ById).OfType<string>().Distinct().ToList();
        var people = await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return [.. entries.Select(e => Tell(e, changeSets[e.ChangeSetNumber!.Value], people.GetValueOrDefault(e.ById ?? "")))];
    }

    private static bool Matters(JournalEntry entry, ChangeSet changeSet, Actor who) =>
        changeSet.IsVisibleTo(who)
        && (entry.Act != Act.Proposed || changeSet.Status == ChangeSetStatus.Submitted)
        && Audience.Of(changeSet, entry.Act, entry.ById).Includes(who);

    private Concern Tell(JournalEntry entry, DocketEntry about, string? name)
    {
        var more = about.Lines.Count - 1;
        Said first = about.Lines.Count == 0 ? "" : sentences.WithVerb(about.Lines[0]);
        return new Concern(
            entry.Act, entry.At, about.ChangeSet.Number,
            Said.Of(words["Concern_" + entry.Act], about.ChangeSet.Number, sentences.By(about.ChangeSet, entry.ByRole, name, about.Names)),
            more > 0 ? Said.Of(words["Concern_AndMore"], first, phrases.Count("Docket_More", more)) : first,
            Remark(entry, about.ChangeSet),
            entry.Act == Act.Published ? about.Revision : null);
    }

    /// <summary>What was said with it, whole: the journal keeps only the beginning.</summary>
    private static string? Remark(JournalEntry entry, ChangeSet changeSet)
    {
        RemarkKind? kind = entry.Act switch
        {
            Act.Commented => RemarkKind.Commented,
            Act.Returned => RemarkKind.Returned,
            Act.Rejected => RemarkKind.Rejected,
            _ => null,
        };
        return changeSet.Remarks.LastOrDefault(r => r.Kind == kind && r.ById == entry.ById && r.At <= entry.At)?.Text;
    }
}
