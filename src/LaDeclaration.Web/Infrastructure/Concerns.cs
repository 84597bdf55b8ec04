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
public sealed record Concern(Act Act, DateTime At, int ChangeSetNumber, string Sentence, string About, string? Remark, int? Revision);

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
        // What the person has a part in; of the rest only editors hear, and only while nobody answered.
        var theirs = db.ChangeSets.Where(c => c.AuthorId == who.Id || c.Remarks.Any(r => r.ById == who.Id));
        if (who.MayPublish)
            theirs = db.ChangeSets.Where(c => c.AuthorId == who.Id || c.Status == ChangeSetStatus.Submitted || c.Remarks.Any(r => r.ById == who.Id));
        var entries = await db.Journal.AsNoTracking()
            .Where(e => e.At > since && e.At <= until && Told.Contains(e.Act) && e.ById != who.Id && theirs.Any(c => c.Number == e.ChangeSetNumber))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Most)
            .ToListAsync(cancellation);
        var changeSets = await docket.Of([.. entries.Select(e => e.ChangeSetNumber!.Value).Distinct()], cancellation);
        var ids = entries.Select(e => e.ById).OfType<string>().Distinct().ToList();
        var people = await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return
        [
            .. from entry in entries.DistinctBy(e => (e.ChangeSetNumber, e.Act == Act.Proposed ? 0 : e.Id))
               let about = changeSets[entry.ChangeSetNumber!.Value]
               where Matters(entry, about.ChangeSet, who)
               select Tell(entry, about, people.GetValueOrDefault(entry.ById ?? "")),
        ];
    }

    private static bool Matters(JournalEntry entry, ChangeSet changeSet, Actor who)
    {
        if (!changeSet.IsVisibleTo(who))
            return false;
        return entry.Act switch
        {
            Act.Proposed => who.MayPublish && changeSet.Status == ChangeSetStatus.Submitted && !changeSet.IsAuthoredBy(who),
            // The first word of an author, before anybody answered, is for those who decide.
            Act.Commented => changeSet.IsAuthoredBy(who) || changeSet.Remarks.Any(r => r.ById == who.Id)
                || (who.MayPublish && changeSet.Remarks.All(r => r.ById == changeSet.AuthorId)),
            _ => changeSet.IsAuthoredBy(who),
        };
    }

    private Concern Tell(JournalEntry entry, DocketEntry about, string? name)
    {
        var role = entry.ByRole == StaffRole.Delegate ? about.By : words["Actor_" + (entry.ByRole?.ToString() ?? "None")].Value;
        var by = name is null || name == role ? role : words["ChangeSet_ByName", name, role].Value;
        var more = about.Lines.Count - 1;
        var first = about.Lines.Count == 0 ? "" : $"{sentences.VerbWord(about.Lines[0])}: {about.Lines[0].Text}";
        return new Concern(
            entry.Act, entry.At, about.ChangeSet.Number,
            words["Concern_" + entry.Act, about.ChangeSet.Number, by],
            more > 0 ? words["Concern_AndMore", first, phrases.Count("Docket_More", more)] : first,
            entry.Act is Act.Commented or Act.Returned or Act.Rejected ? entry.Detail : null,
            entry.Act == Act.Published ? about.Revision : null);
    }
}
