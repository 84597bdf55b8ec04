using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Reviewing;

/// <summary>Warnings about what publishing a change set would do; none of them prevents it.</summary>
public sealed class PublishWarnings(ReadingContext reader, Formatter format, IStringLocalizer<Words> words)
{
    /// <param name="before">What the register says now, as far as the change set touches it.</param>
    public IReadOnlyList<LanguageTaggedText> Of(ChangeSet changeSet, RegisterState before, NameLookup names)
    {
        var after = before.Apply(changeSet.Changes);
        List<DateOnly> days = [.. changeSet.Changes.SelectMany(EffectiveDays).Append(reader.Today).Distinct().Order()];
        return
        [
            .. days.Where(day => day > reader.Today).Select(day => (LanguageTaggedText)words["Warning_Future", format.Date(day)].Value),
            .. BothRoles(changeSet, after, names),
            .. Lost(days, day => CommitteesWithLead(before, after, day), day => CommitteesWithLead(after, after, day))
                .Select(lost => LanguageTaggedText.Format(words["Warning_NoLead"], reader.Name(names.Committee(lost.Key), lost.Key), format.Date(lost.Day))),
            .. Lost(days, day => CountriesInCommittees(before, after, day), day => CountriesInCommittees(after, after, day))
                .Select(lost => LanguageTaggedText.Format(words["Warning_NoCommittee"], reader.Name(names.Country(lost.Key), lost.Key), format.Date(lost.Day))),
        ];
    }

    /// <summary>The days on which a change makes something begin or end.</summary>
    private static IEnumerable<DateOnly> EffectiveDays(Change change) => change.Proposed is not Statement statement ? [] : change.Verb switch
    {
        Verb.Add => [statement.From],
        Verb.End => [statement.Until!.Value],
        Verb.Correct when statement.Until is { } until => [statement.From, until],
        Verb.Correct => [statement.From],
        _ => [],
    };

    private IEnumerable<LanguageTaggedText> BothRoles(ChangeSet changeSet, RegisterState after, NameLookup names)
    {
        var touched = changeSet.Changes.Select(c => c.FactId).ToHashSet();
        return Rules.FindBothRoles(after.All<Membership>())
            .Where(both => touched.Contains(both.Lead.FactId) || touched.Contains(both.Participant.FactId))
            .Select(both => LanguageTaggedText.Format(words["Warning_BothRoles"],
                reader.Name(names.Country(both.Lead.Country), both.Lead.Country),
                reader.Name(names.Committee(both.Lead.Committee), both.Lead.Committee)));
    }

    /// <summary>The committees that have a lead on that day, among those that exist then after the change.</summary>
    private static IEnumerable<string> CommitteesWithLead(RegisterState state, RegisterState after, DateOnly day) =>
        state.All<Membership>().Where(m => m.Role == Role.Lead && m.IsInForce(day)).Select(m => m.Committee)
            .Intersect(after.All<CommitteeDetails>().Where(c => c.IsInForce(day)).Select(c => c.Committee));

    /// <summary>The countries that are in a committee on that day, among those that endorse the Declaration then after the change.</summary>
    private static IEnumerable<string> CountriesInCommittees(RegisterState state, RegisterState after, DateOnly day) =>
        state.All<Membership>().Where(m => m.IsInForce(day)).Select(m => m.Country)
            .Intersect(after.All<Endorsement>().Where(e => e.IsInForce(day)).Select(e => e.Country));

    /// <summary>What there is before and not after, each with the first day of it.</summary>
    private static IEnumerable<(string Key, DateOnly Day)> Lost(List<DateOnly> days, Func<DateOnly, IEnumerable<string>> before, Func<DateOnly, IEnumerable<string>> after) =>
        days.SelectMany(day => before(day).Except(after(day)).Select(key => (Key: key, Day: day))).DistinctBy(lost => lost.Key);
}
