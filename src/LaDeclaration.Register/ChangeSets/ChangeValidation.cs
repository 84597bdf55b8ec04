using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>Validates a single change: well-formed fields, and only the differences that its verb allows.</summary>
internal static class ChangeValidation
{
    public static IEnumerable<BrokenRule> FindBroken(Change change, Recorded? current)
    {
        if (!FitsVerb(change, current))
            return [new BrokenRule(Rule.FitsVerb, change.Proposed ?? current, current)];
        return change.Proposed is not { } proposed
            ? []
            : FindMalformedFields(proposed).Select(field => new BrokenRule(Rule.WellFormed, proposed, Field: field)).Concat(FindUnsoundTexts(proposed, current));
    }

    private static bool FitsVerb(Change change, Recorded? current) => change.Verb switch
    {
        Verb.Add => current is null && change.ActsOn is null && change.Proposed?.FactId == change.FactId,
        Verb.Retract => current is not null && change.Proposed is null,
        _ => current is not null && change.Proposed is not null
            && change.Proposed.FactId == current.FactId && change.Proposed.Subject == current.Subject
            && change.Verb switch
            {
                Verb.End => current is Statement was && change.Proposed is Statement ended && IsEndOf(was, ended),
                Verb.Confirm => current is Statement was && change.Proposed is Statement confirmed && IsConfirmationOf(was, confirmed),
                _ => true,
            },
    };

    private static bool IsEndOf(Statement was, Statement ended) =>
        ended.Until is not null && (was.Until is null || ended.Until < was.Until)
        && IsSameExceptSources(was, ended with { Until = was.Until, UntilIs = was.UntilIs })
        && was.Sources.All(ended.Sources.Contains);

    private static bool IsConfirmationOf(Statement was, Statement confirmed) =>
        IsSameExceptSources(was, confirmed) && confirmed.Sources.Count > was.Sources.Count && was.Sources.All(confirmed.Sources.Contains);

    private static bool IsSameExceptSources(Statement was, Statement now) =>
        was == now with { Sources = was.Sources, RecordedIn = was.RecordedIn, SupersededIn = was.SupersededIn };

    private static IEnumerable<string> FindMalformedFields(Recorded row)
    {
        if (row is Statement statement && statement.Until.HasValue != statement.UntilIs.HasValue)
            yield return nameof(Statement.Until);
        if (row is Statement { Sources: var sources } && sources.Distinct().Count() < sources.Count)
            yield return nameof(Statement.Sources);
        if (row is Details details && !details.Name.Wordings.ContainsKey(LocalizedText.Fallback))
            yield return nameof(Details.Name);
        var subject = row.Subject;
        if (subject.Country is not null && !Country.IsCode(subject.Country))
            yield return nameof(Subject.Country);
        if (subject.Committee is not null && !Committee.IsSlug(subject.Committee))
            yield return nameof(Subject.Committee);
        if (row is PillarDetails { Pillar: < 1 or > Pillar.MaxNumber })
            yield return nameof(PillarDetails.Pillar);
        if (row is CommitteeDetails { Order: < 1 or > 999 })
            yield return nameof(CommitteeDetails.Order);
        if (row is Source source)
            foreach (var field in FindMalformedFields(source))
                yield return field;
    }

    private static IEnumerable<string> FindMalformedFields(Source source)
    {
        if (!Source.IsKey(source.Key))
            yield return nameof(Source.Key);
        if (SoundText.Trim(source.Title).Length == 0)
            yield return nameof(Source.Title);
        if (SoundText.Trim(source.Publisher).Length == 0)
            yield return nameof(Source.Publisher);
        if (!Source.IsLanguage(source.Language))
            yield return nameof(Source.Language);
        if (source.Date is not null && !Source.IsDate(source.Date))
            yield return nameof(Source.Date);
        if (source.Address is not null && !Source.IsAddress(source.Address))
            yield return nameof(Source.Address);
    }

    /// <summary>Checks new texts only: existing ones may be invalid by newer rules, and their entries must still be possible to end.</summary>
    private static IEnumerable<BrokenRule> FindUnsoundTexts(Recorded row, Recorded? current)
    {
        var existing = current is null ? [] : ListTexts(current).ToHashSet();
        return
            from text in ListTexts(row)
            where SoundText.Trim(text.Text).Length > 0 && !existing.Contains(text)
            let fault = SoundText.FindFault(text.Text, text.MaxLength, text.IsLong, text.Language)
            where fault is not null
            select new BrokenRule(Rule.SoundText, row, Field: text.Field, Fault: fault);
    }

    private static IEnumerable<(string Field, string Text, int MaxLength, bool IsLong, string Language)> ListTexts(Recorded row) =>
    [
        .. row is Statement { Note: { } note } ? ListWordings(nameof(Statement.Note), note, Statement.NoteMaxLength, isLong: true) : [],
        .. row is Details details ? ListWordings(nameof(Details.Name), details.Name, Details.NameMaxLength) : [],
        .. row is Details { Description: { } description } ? ListWordings(nameof(Details.Description), description, Details.DescriptionMaxLength, isLong: true) : [],
        .. row is Source source
            ? [(nameof(Source.Title), source.Title, Source.TitleMaxLength, false, source.Language), (nameof(Source.Publisher), source.Publisher, Source.PublisherMaxLength, false, source.Language)]
            : Array.Empty<(string, string, int, bool, string)>(),
    ];

    private static IEnumerable<(string Field, string Text, int MaxLength, bool IsLong, string Language)> ListWordings(string field, LocalizedText text, int maxLength, bool isLong = false) =>
        text.Wordings.Select(w => (field, w.Value.Text, maxLength, isLong, w.Key));
}
