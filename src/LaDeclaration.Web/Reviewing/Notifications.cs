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

    private static readonly Act[] NotifiedActs = [Act.Proposed, Act.Commented, Act.Returned, Act.Rejected, Act.Published];

    /// <summary>What happened after <paramref name="since"/> and up to <paramref name="until"/> (UTC), newest first. The number of queries does not grow with it.</summary>
    public async Task<IReadOnlyList<Notification>> Since(Actor who, DateTime since, DateTime until, CancellationToken cancellation = default)
    {
        // What the person takes part in; for editors also the rest, while it is open.
        var concerning = db.ChangeSets.Where(ChangeSet.VisibleTo(who)).Where(c => c.AuthorId == who.Id || c.Remarks.Any(r => r.ById == who.Id)
            || (who.MayPublish && (c.Status == ChangeSetStatus.Draft || c.Status == ChangeSetStatus.Submitted)));
        var aboutCountry = db.ChangeSets.AffectingCountryOf(db, who);
        var happened = await db.Journal.AsNoTracking()
            .Where(e => e.At > since && e.At <= until && NotifiedActs.Contains(e.Act) && e.ById != who.Id
                && (concerning.Any(c => c.Number == e.ChangeSetNumber && (e.Act != Act.Published || c.AuthorId == who.Id)) || (e.Act == Act.Published && aboutCountry.Any(c => c.Number == e.ChangeSetNumber))))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
            .ToListAsync(cancellation);
        var numbers = happened.Select(e => e.ChangeSetNumber).Distinct().ToList();
        var concerned = await db.ChangeSets.AsNoTracking().Include(c => c.Remarks).Where(c => numbers.Contains(c.Number)).ToDictionaryAsync(c => c.Number, cancellation);
        var entries = happened.Where(e => Concerns(e, concerned[e.ChangeSetNumber!.Value], who))
            .DistinctBy(e => (e.ChangeSetNumber, e.Act == Act.Proposed ? 0 : e.Id)).Take(Most).ToList();
        var changeSets = await changeSetList.Of([.. entries.Select(e => e.ChangeSetNumber!.Value).Distinct()], cancellation);
        var ids = entries.Select(e => e.ById).OfType<string>().Distinct().ToList();
        var people = await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return [.. entries.Select(e => IsAboutCountry(e, changeSets[e.ChangeSetNumber!.Value].ChangeSet, who)
            ? NotifyOfCountry(e, changeSets[e.ChangeSetNumber!.Value], who.Country!)
            : Notify(e, changeSets[e.ChangeSetNumber!.Value], people.GetValueOrDefault(e.ById ?? "")))];
    }

    private static bool Concerns(JournalEntry entry, ChangeSet changeSet, Actor who) => IsAboutCountry(entry, changeSet, who) || (
        (entry.Act != Act.Proposed || changeSet.Status == ChangeSetStatus.Submitted)
        && Audience.Of(changeSet, entry.Act, entry.ById).Includes(who));

    /// <summary>Of what others published, only what is about a delegate's country was read.</summary>
    private static bool IsAboutCountry(JournalEntry entry, ChangeSet changeSet, Actor who) =>
        who.Country is not null && entry.Act == Act.Published && !changeSet.IsAuthoredBy(who);

    private Notification NotifyOfCountry(JournalEntry entry, ChangeSetListEntry about, string country) => new(
        entry.Act, entry.At, $"changes/{about.Revision}",
        LanguageTaggedText.Format(words["Notification_CountryTouched"], about.Revision!, reader.Name(about.Names.Country(country), country), describer.DescribeActor(entry.ByRole, null, about.Names)),
        Excerpt([.. about.Lines.Where(l => l.IsAboutMembershipOf(country))]),
        null, null);

    private Notification Notify(JournalEntry entry, ChangeSetListEntry about, string? name) => new(
        entry.Act, entry.At, $"admin/change-sets/{about.ChangeSet.Number}",
        LanguageTaggedText.Format(words["Notification_" + entry.Act], about.ChangeSet.Number, describer.DescribeAuthor(about.ChangeSet, entry.ByRole, name, about.Names)),
        Excerpt(about.Lines),
        Remark(entry, about.ChangeSet),
        entry.Act == Act.Published ? about.Revision : null);

    /// <summary>The first line, and how many more there are.</summary>
    private LanguageTaggedText Excerpt(IReadOnlyList<ChangeLine> lines)
    {
        LanguageTaggedText first = lines.Count == 0 ? "" : describer.DescribeWithVerb(lines[0]);
        return lines.Count > 1 ? LanguageTaggedText.Format(words["Notification_AndMore"], first, format.Count("ProposalList_More", lines.Count - 1)) : first;
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
