using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Mail;

/// <summary>The letters about what happened to a change set, or to a country by one.</summary>
public sealed class ChangeSetLetters(RegisterDbContext db, ChangeDescriber describer, Formatter format, ReadingContext reader, SiteAddress address, IStringLocalizer<Words> words)
{
    private const int MaxLines = 100;

    /// <param name="number">The change set's.</param>
    /// <returns>Null if there is nothing left to say.</returns>
    public Task<LetterContent?> Write(Letter letter, int number, StaffMember to, CancellationToken cancellation) => letter.Kind == LetterKind.CountryTouched
        ? WriteAboutCountry(number, to, cancellation)
        : WriteAboutChangeSet(letter, number, to, cancellation);

    private async Task<LetterContent?> WriteAboutChangeSet(Letter letter, int number, StaffMember to, CancellationToken cancellation)
    {
        if (await db.FindChangeSet(number, to.AsActor(), cancellation) is not { } changeSet
            || (letter.Kind == LetterKind.Proposed && changeSet.Status != ChangeSetStatus.Submitted))
            return null;
        var names = reader.Names();
        var lines = await DescribeLines(changeSet, names, cancellation);
        var remark = letter.Kind is LetterKind.Proposed or LetterKind.Published ? null : changeSet.Remarks.LastOrDefault(r => r.At <= letter.CreatedAt);
        var who = remark is null
            ? describer.DescribeActor(changeSet.AuthorId is null ? null : changeSet.AuthorRole, changeSet.AuthorCountry, names)
            : describer.DescribeAuthor(changeSet, remark.ByRole, await db.Users.Where(u => u.Id == remark.ById).Select(u => u.DisplayName).SingleOrDefaultAsync(cancellation), names);
        return new LetterContent(words["Letter_Subject_" + letter.Kind, number, Summarize(lines)],
        [
            words["Letter_Text_" + letter.Kind, number, who],
            .. remark is null ? Array.Empty<string>() : [LetterContent.Quote(remark.Text)],
            FormatLines(lines),
            words["Letter_Reason", describer.DescribeReason(Reason.Of(changeSet))],
            Link($"admin/change-sets/{number}"),
        ]);
    }

    /// <summary>Whether the recipient may see the change set does not matter, since the revision is public.</summary>
    private async Task<LetterContent?> WriteAboutCountry(int number, StaffMember to, CancellationToken cancellation)
    {
        var revision = await db.Revisions.AsNoTracking().Include(r => r.ChangeSet!.Changes.OrderBy(c => c.Position)).SingleOrDefaultAsync(r => r.ChangeSetNumber == number, cancellation);
        if (revision is null || to.Country is not { } country)
            return null;
        var names = reader.Names();
        var lines = (await DescribeLines(revision.ChangeSet!, names, cancellation)).Where(l => l.IsAboutMembershipOf(country)).ToList();
        var name = reader.Name(names.Country(country), country);
        return lines.Count == 0 ? null : new LetterContent(words["Letter_Subject_CountryTouched", number, name],
        [
            words["Letter_Text_CountryTouched", revision.Number, name],
            FormatLines(lines),
            words["Letter_Reason", describer.DescribeReason(Reason.Of(revision.ChangeSet!))],
            Link($"changes/{revision.Number}"),
        ]);
    }

    private async Task<IReadOnlyList<ChangeLine>> DescribeLines(ChangeSet changeSet, NameLookup names, CancellationToken cancellation)
    {
        var versions = await db.ActedOn(changeSet.Changes, cancellation);
        return describer.DescribeChanges(changeSet.Changes, versions.Of, names);
    }

    /// <summary>One line for each, and below a correction what it changed.</summary>
    private string FormatLines(IReadOnlyList<ChangeLine> lines) => string.Join('\n', lines.Take(MaxLines).SelectMany(l =>
        l.Differences.Select(d => $"   {d.Label}{words["Colon"].Value}{d.Before} → {d.After}").Prepend("– " + describer.DescribeWithVerb(l)))
        .Concat(lines.Count > MaxLines ? [format.Count("ProposalList_More", lines.Count - MaxLines)] : []));

    /// <summary>For the subject: the first line, without its verb, and how many more there are.</summary>
    private string Summarize(IReadOnlyList<ChangeLine> lines) => lines.Count switch
    {
        0 => "",
        1 => lines[0].Text.ToString(),
        _ => words["Notification_AndMore", lines[0].Text, format.Count("ProposalList_More", lines.Count - 1)],
    };

    /// <param name="path">Without the language.</param>
    private string Link(string path) => address.Of($"{reader.Language}/{path}");
}
