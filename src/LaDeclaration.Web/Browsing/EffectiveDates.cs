using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Browsing;

/// <summary>A day of effect, and what began, ended or changed on it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Lines">What happened on it.</param>
/// <param name="Places">Where: the committees, countries or pillars that tell it in the fewest names.</param>
public sealed record EffectiveDate(DateOnly Day, IReadOnlyList<ChangeLine> Lines, IReadOnlyList<LanguageTaggedText> Places)
{
    private const int MostSentences = 2;
    private const int MostPlaces = 3;

    /// <summary>Whether the few words leave nothing out.</summary>
    public bool IsSummaryComplete => Telling.Count() is > 0 and <= MostSentences;

    /// <summary>Without the names that countries have from the day on which they endorse: those say nothing beside the endorsement.</summary>
    public IEnumerable<ChangeLine> Telling => Lines.Where(Tells);

    /// <summary>A few words: the sentences themselves while they are few, else how many of each kind, and where if those are few.</summary>
    /// <param name="format">In the reader's language.</param>
    /// <param name="between">What stands between two sentences.</param>
    public LanguageTaggedText InShort(Formatter format, string between)
    {
        var telling = Telling.ToList();
        if (telling.Count == 0)
            return format.Count("Count_Add", Lines.Count);
        if (telling.Count <= MostSentences)
            return LanguageTaggedText.Join(between, telling.Select(l => l.Text));
        var counted = Counted(telling, format);
        return Places.Count > MostPlaces ? counted : LanguageTaggedText.Join("", [counted, " (", LanguageTaggedText.Join(", ", Places), ")"]);
    }

    internal static bool Tells(ChangeLine line) => line.Verb == Verb.Correct || line.Changes[0].Proposed is not CountryDetails;

    private static LanguageTaggedText Counted(List<ChangeLine> telling, Formatter format)
    {
        var began = telling.Where(l => l.Verb == Verb.Add).ToLookup(l => l.Changes[0].Proposed!.GetType());
        return format.List(
        [
            .. Of(format.Count, "Moment_Pillars", began[typeof(PillarDetails)].Count()),
            .. Of(format.Count, "Moment_Endorsements", began[typeof(Endorsement)].Count()),
            .. Of(format.Count, "Moment_Committees", began[typeof(CommitteeDetails)].Count()),
            .. Of(format.Count, "Moment_Roles", began[typeof(Membership)].Count()),
            .. Of(format.Count, "Moment_Changed", telling.Count(l => l.Verb == Verb.Correct)),
            .. Of(format.Count, "Count_End", telling.Count(l => l.Verb == Verb.End)),
        ]);

        static IEnumerable<string> Of(Func<string, int, string> words, string key, int number) => number == 0 ? [] : [words(key, number)];
    }
}

/// <summary>
/// What happened, by date of effect: every statement adds itself on its first day and ends itself on the day after its last,
/// so that an end and an add that meet are told as a change, like those of a revision.
/// </summary>
public static class EffectiveDates
{
    private static readonly string[] Kinds = ["pillar", "committee", "endorsement", "membership", "country"];

    /// <summary>Oldest first, after the first day and up to the second.</summary>
    public static IReadOnlyList<EffectiveDate> Between(this ChangeDescriber describer, IReadOnlyList<Statement> statements, DateOnly after, DateOnly to, NameLookup names)
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
               let lines = InOrder(describer.DescribeChanges([.. day.Select(h => h.Change)], c => was[c.FactId], names))
               select new EffectiveDate(day.Key, lines, [.. Places(lines.Where(EffectiveDate.Tells).Select(l => l.Subject)).Select(place => describer.GetSubjectName(place, names))]),
        ];
    }

    /// <summary>By committee, or by country if that takes fewer names; what has neither by itself.</summary>
    private static List<Subject> Places(IEnumerable<Subject> subjects)
    {
        var all = subjects.Select(s => s with { Kind = "" }).ToList();
        var committees = all.Select(s => s.Committee is null ? s : s with { Country = null }).Distinct().ToList();
        var countries = all.Select(s => s.Country is null ? s : s with { Committee = null }).Distinct().ToList();
        return countries.Count < committees.Count ? countries : committees;
    }

    /// <summary>What is greater first, and within a kind as the reader's language sorts.</summary>
    private static IReadOnlyList<ChangeLine> InOrder(IEnumerable<ChangeLine> lines) =>
        [.. lines.OrderBy(l => Array.IndexOf(Kinds, l.Subject.Kind)).ThenBy(l => $"{l.Text}", StringComparer.CurrentCulture)];
}
