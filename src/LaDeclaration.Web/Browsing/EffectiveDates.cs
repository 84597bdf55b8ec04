using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Browsing;

/// <summary>A day on which statements begin, end or change.</summary>
/// <param name="Places">The names of the committees, countries or pillars concerned, whichever are fewest.</param>
/// <param name="Count">Instead of lines, if there are very many.</param>
public sealed record EffectiveDate(DateOnly Day, IReadOnlyList<ChangeLine> Lines, IReadOnlyList<LanguageTaggedText> Places, EffectiveDayCount? Count = null)
{
    private const int MaxSentences = 2;
    private const int MaxPlaces = 3;

    /// <summary>Whether the summary has every sentence.</summary>
    public bool IsSummaryComplete => MainLines.Count() is > 0 and <= MaxSentences;

    /// <summary>The lines without new names of countries, which come with their endorsement.</summary>
    public IEnumerable<ChangeLine> MainLines => Lines.Where(IsMainLine);

    /// <summary>The sentences if they are few, otherwise the number of each kind, with the places if they are few.</summary>
    public LanguageTaggedText Summarize(Formatter format, string separator)
    {
        if (Count is not null)
            return CountKinds(Count.Pillars, Count.Endorsements, Count.Committees, Count.Roles, Count.Changed, Count.Ended, format) is { Count: > 0 } kinds ? format.List(kinds) : format.Count("Count_Add", Count.Statements);
        var lines = MainLines.ToList();
        if (lines.Count == 0)
            return format.Count("Count_Add", Lines.Count);
        if (lines.Count <= MaxSentences)
            return LanguageTaggedText.Join(separator, lines.Select(l => l.Text));
        var counted = CountKinds(lines, format);
        return Places.Count > MaxPlaces ? counted : LanguageTaggedText.Join("", [counted, " (", LanguageTaggedText.Join(", ", Places), ")"]);
    }

    internal static bool IsMainLine(ChangeLine line) => line.Verb == Verb.Correct || line.Changes[0].Proposed is not CountryDetails;

    private static LanguageTaggedText CountKinds(List<ChangeLine> lines, Formatter format)
    {
        var began = lines.Where(l => l.Verb == Verb.Add).ToLookup(l => l.Changes[0].Proposed!.GetType());
        return format.List(CountKinds(
            began[typeof(PillarDetails)].Count(), began[typeof(Endorsement)].Count(), began[typeof(CommitteeDetails)].Count(), began[typeof(Membership)].Count(),
            lines.Count(l => l.Verb == Verb.Correct), lines.Count(l => l.Verb == Verb.End), format));
    }

    private static IReadOnlyList<LanguageTaggedText> CountKinds(int pillars, int endorsements, int committees, int roles, int changed, int ended, Formatter format)
    {
        (string Key, int Number)[] kinds =
        [
            ("EffectiveDate_Pillars", pillars), ("EffectiveDate_Endorsements", endorsements), ("EffectiveDate_Committees", committees), ("EffectiveDate_Roles", roles), ("EffectiveDate_Changed", changed), ("Count_End", ended),
        ];
        return [.. kinds.Where(kind => kind.Number > 0).Select(kind => (LanguageTaggedText)format.Count(kind.Key, kind.Number))];
    }
}

/// <summary>
/// Describes statements by date of effect. Each is treated as an add on its first day and an end on the day after its last, so that
/// an end and an add on the same day are described as a change, like those of a revision.
/// </summary>
public static class EffectiveDates
{
    private static readonly string[] KindOrder = ["pillar", "committee", "endorsement", "membership", "country"];

    /// <summary>The days after one day and up to another, oldest first.</summary>
    public static IReadOnlyList<EffectiveDate> DescribeBetween(this ChangeDescriber describer, IReadOnlyList<Statement> statements, DateOnly after, DateOnly to, NameLookup names)
    {
        var began = statements.Select(s => (Day: s.From, Change: Change.Add(s), Statement: s));
        var ended = statements.Where(s => s.Until is not null).Select(s => (Day: s.Until!.Value, Change: Change.End(s, s.Until!.Value, s.UntilIs ?? DateIs.On, []), Statement: s));
        return
        [
            .. from happening in ended.Concat(began)
               where happening.Day > after && happening.Day <= to
               group happening by happening.Day into day
               orderby day.Key
               let was = day.DistinctBy(h => h.Change.FactId).ToDictionary(h => h.Change.FactId, h => h.Statement)
               let lines = Sort(describer.DescribeChanges([.. day.Select(h => h.Change)], c => was[c.FactId], names))
               select new EffectiveDate(day.Key, lines, [.. FindPlaces(lines.Where(EffectiveDate.IsMainLine).Select(l => l.Subject)).Select(place => describer.GetSubjectName(place, names))]),
        ];
    }

    /// <summary>The committees, or the countries if those are fewer, and what is about neither.</summary>
    private static List<Subject> FindPlaces(IEnumerable<Subject> subjects)
    {
        var all = subjects.Select(s => s with { Kind = "" }).ToList();
        var committees = all.Select(s => s.Committee is null ? s : s with { Country = null }).Distinct().ToList();
        var countries = all.Select(s => s.Country is null ? s : s with { Committee = null }).Distinct().ToList();
        return countries.Count < committees.Count ? countries : committees;
    }

    /// <summary>By kind, then by text in the reader's collation.</summary>
    private static IReadOnlyList<ChangeLine> Sort(IEnumerable<ChangeLine> lines) =>
        [.. lines.OrderBy(l => Array.IndexOf(KindOrder, l.Subject.Kind)).ThenBy(l => $"{l.Text}", StringComparer.CurrentCulture)];
}
