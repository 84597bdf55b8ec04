using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Reviewing;

/// <summary>Something that happened to a change set and concerns a member of staff.</summary>
/// <param name="Act">Proposed, commented, returned, rejected or published.</param>
/// <param name="At">In UTC.</param>
/// <param name="Path">The page with the details, below the language.</param>
/// <param name="Sentence">What happened, and who did it.</param>
/// <param name="About">The first line of the change set, and how many more there are.</param>
/// <param name="Revision">The revision that it was published as, unless the path leads there.</param>
public sealed record Notification(Act Act, DateTime At, string Path, LanguageTaggedText Sentence, LanguageTaggedText About, string? Remark, int? Revision);

/// <summary>
/// Reads from the journal what concerns a member of staff: proposals that wait for their decision, decisions on their own, comments where
/// they take part, and for a delegate what others changed about the country. In the language of the <see cref="ReadingContext"/> and of the current culture.
/// </summary>
public sealed class Notifications(RegisterDbContext db, ChangeSetList changeSetList, Formatter format, ChangeDescriber describer, ReadingContext reader, IStringLocalizer<Words> words)
{
    /// <summary>How many are listed at most; the newest.</summary>
    public const int Most = 50;

    /// <summary>Of what others changed of a country, no more than this is looked through.</summary>
    private const int MaxRevisions = 500;

    private static readonly Act[] DecidingActs = [Act.Returned, Act.Rejected, Act.Published];

    /// <summary>What happened after <paramref name="since"/> and up to <paramref name="until"/> (UTC), newest first. The number of queries does not grow with it.</summary>
    public async Task<IReadOnlyList<Notification>> Since(Actor who, DateTime since, DateTime until, CancellationToken cancellation = default)
    {
        var entries = await Happened(who, since, until).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Most).ToListAsync(cancellation);
        var changeSets = await changeSetList.Of([.. entries.Select(e => e.ChangeSetNumber!.Value).Distinct()], cancellation: cancellation);
        var ids = entries.Select(e => e.ById).OfType<string>().Distinct().ToList();
        var people = await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return [.. entries.Select(e => IsAboutCountry(e, changeSets[e.ChangeSetNumber!.Value].ChangeSet, who)
            ? NotifyOfCountry(e, changeSets[e.ChangeSetNumber!.Value], who.Country!)
            : Notify(e, changeSets[e.ChangeSetNumber!.Value], people.GetValueOrDefault(e.ById ?? "")))];
    }

    /// <summary>What concerns the person, as <see cref="Audience"/> has it; of a proposal that waits, only that it was proposed last.</summary>
    private IQueryable<JournalEntry> Happened(Actor who, DateTime since, DateTime until)
    {
        var recent = db.Journal.AsNoTracking().Where(e => e.At > since && e.At <= until && e.ById != who.Id);
        var visible = db.ChangeSets.Where(ChangeSet.VisibleTo(who));
        var own = visible.Where(c => c.AuthorId == who.Id);
        var commented = visible.Where(c => c.AuthorId == who.Id || c.Remarks.Any(r => r.ById == who.Id));
        var open = visible.Where(c => who.MayPublish && (c.Status == ChangeSetStatus.Draft || c.Status == ChangeSetStatus.Submitted));
        var concerning = recent.Where(e =>
            (DecidingActs.Contains(e.Act) && own.Any(c => c.Number == e.ChangeSetNumber))
            || (e.Act == Act.Proposed && open.Any(c => c.Number == e.ChangeSetNumber && c.Status == ChangeSetStatus.Submitted)
                && !recent.Any(later => later.ChangeSetNumber == e.ChangeSetNumber && later.Act == Act.Proposed && (later.At > e.At || (later.At == e.At && later.Id > e.Id))))
            || (e.Act == Act.Commented && (commented.Any(c => c.Number == e.ChangeSetNumber)
                // The author's own comment, before anybody answered, goes to editors.
                || open.Any(c => c.Number == e.ChangeSetNumber && (c.AuthorId == null || c.AuthorId == e.ById) && !c.Remarks.Any(r => r.ById != null && r.ById != e.ById)))));
        if (who.Country is not { } country)
            return concerning;
        var touching = reader.Index.Index.FindRevisionsOfMemberships(country, MaxRevisions);
        return concerning.Union(recent.Where(e => e.Act == Act.Published
            && db.Revisions.Any(r => r.ChangeSetNumber == e.ChangeSetNumber && touching.Contains(r.Number) && r.AuthorId != who.Id)));
    }

    /// <summary>Of what others published, only what is about a delegate's country was read.</summary>
    private static bool IsAboutCountry(JournalEntry entry, ChangeSet changeSet, Actor who) =>
        who.Country is not null && entry.Act == Act.Published && !changeSet.IsAuthoredBy(who);

    private Notification NotifyOfCountry(JournalEntry entry, ChangeSetListEntry about, string country) => new(
        entry.Act, entry.At, $"changes/{about.Revision}",
        LanguageTaggedText.Format(words["Notification_CountryTouched"], about.Revision!, reader.Name(about.Names.Country(country), country), describer.DescribeActor(entry.ByRole, null, about.Names)),
        Excerpt([.. about.Lines.Where(l => l.IsAboutMembershipOf(country))], 0),
        null, null);

    private Notification Notify(JournalEntry entry, ChangeSetListEntry about, string? name) => new(
        entry.Act, entry.At, $"admin/change-sets/{about.ChangeSet.Number}",
        LanguageTaggedText.Format(words["Notification_" + entry.Act], about.ChangeSet.Number, describer.DescribeAuthor(about.ChangeSet, entry.ByRole, name, about.Names)),
        Excerpt(about.Lines, about.OmittedCount),
        Remark(entry, about.ChangeSet),
        entry.Act == Act.Published ? about.Revision : null);

    /// <summary>The first line, and how many more there are.</summary>
    private LanguageTaggedText Excerpt(IReadOnlyList<ChangeLine> lines, int omitted)
    {
        LanguageTaggedText first = lines.Count == 0 ? "" : describer.DescribeWithVerb(lines[0]);
        var more = lines.Count + omitted - 1;
        return lines.Count > 0 && more > 0 ? LanguageTaggedText.Format(words["Notification_AndMore"], first, format.Count("ProposalList_More", more)) : first;
    }

    /// <summary>The whole remark: the journal has only its beginning.</summary>
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
