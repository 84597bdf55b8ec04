using System.Globalization;
using System.Text.RegularExpressions;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Resources;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Language;

/// <summary>Dates, periods, lists and numbers in the reader's language.</summary>
public sealed class Formatter(IStringLocalizer<Words> words)
{
    /// <summary>In full: “6 October 2022”.</summary>
    public string Date(DateOnly date) => date.ToString(words[date.Day == 1 ? "Format_FirstOfMonth" : "Format_Date"], CultureInfo.CurrentCulture);

    /// <summary>A moment, in UTC, to the minute.</summary>
    public string Moment(DateTime utc) => words["Moment_At", Date(DateOnly.FromDateTime(utc)), Time(utc)];

    /// <summary>The time of day, to the minute.</summary>
    public string Time(DateTime utc) => utc.ToString(words["Format_Time"], CultureInfo.InvariantCulture);

    /// <summary>How long to wait, rounded up: “8 seconds”, “15 minutes”, “20 hours”.</summary>
    public string Duration(TimeSpan time) =>
        time.TotalSeconds <= 90 ? Count("Duration_Seconds", (int)Math.Ceiling(time.TotalSeconds))
        : time.TotalMinutes <= 90 ? Count("Duration_Minutes", (int)Math.Ceiling(time.TotalMinutes))
        : Count("Duration_Hours", (int)Math.Ceiling(time.TotalHours));

    /// <summary>A date of ISO 8601 as exact as it is: a year, a month or a day.</summary>
    public string Date(string iso) => iso.Length switch
    {
        _ when !Source.IsDate(iso) => SoundText.ToDisplayLine(iso), // An old database may hold anything.
        4 => iso,
        7 => DateOnly.ParseExact(iso + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString(words["Format_Month"], CultureInfo.CurrentCulture),
        _ => Date(DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
    };

    /// <summary>“6 October 2022”, or “6 October 2022 or earlier” when only certain by then.</summary>
    public string Date(DateOnly date, DateIs precision) =>
        precision == DateIs.On ? Date(date) : words["Date_OrEarlier", Date(date)];

    /// <summary>“since …”, “announced: from …”, or “from … until …” with the last day.</summary>
    public string Since(Statement statement, DateOnly day)
    {
        var from = Date(statement.From, statement.FromIs);
        if (statement.Until is not null)
            return !statement.HasStartedBy(day) ? words["Period_AnnouncedUntil", from, LastDay(statement)] : words["Period_FromUntil", from, LastDay(statement)];
        return !statement.HasStartedBy(day) ? words["Period_Announced", from] : words["Period_Since", from];
    }

    /// <summary>The same of several in force: what is true of each, as “since 6 October 2022 or later” where they began on different days.</summary>
    public string Since(IReadOnlyList<Statement> statements, DateOnly day)
    {
        if (statements.DistinctBy(s => (s.From, s.FromIs, s.Until, s.UntilIs)).Count() == 1)
            return Since(statements[0], day);
        if (statements.All(s => s.HasEndedBy(day)))
            return words["Period_Until", LastDay(statements.MaxBy(s => s.Until)!)];
        var first = statements.MinBy(s => s.From)!;
        return words["Period_Since",
            statements.DistinctBy(s => (s.From, s.FromIs)).Count() == 1 ? Date(first.From, first.FromIs)
            : statements.All(s => s.FromIs == DateIs.On) ? words["Date_OrLater", Date(first.From)]
            : Date(statements.Max(s => s.From), DateIs.By)];
    }

    /// <summary>What begins on a later day, and of what is so already that it ends on one: “announced: until 31 December 2026”.</summary>
    public string Announced(Statement statement, DateOnly day) =>
        !statement.HasStartedBy(day) || statement.Until is null ? Since(statement, day) : words["Period_AnnouncedEnd", LastDay(statement)];

    /// <summary>Since when it is so no longer: the day after the last, “or earlier” where none of them is known to have ended on the very day.</summary>
    /// <param name="ended">What ended last, all on one day.</param>
    public string NotSince(IReadOnlyList<Membership> ended) =>
        Date(ended[0].Until!.Value, ended.All(e => e.UntilIs == DateIs.By) ? DateIs.By : DateIs.On);

    /// <summary>Of a country without a role: since when, or that the source lists none.</summary>
    /// <param name="ended">The roles that ended last; empty if it never had one.</param>
    public string NoRole(IReadOnlyList<Membership> ended) => ended.Count == 0 ? words["None_Listed"] : words["None_Since", NotSince(ended)];

    /// <summary>The period a statement holds, for a sentence about a change.</summary>
    public string Period(Statement statement)
    {
        var from = Date(statement.From, statement.FromIs);
        return statement.Until is null ? words["Period_From", from] : words["Period_FromUntil", from, LastDay(statement)];
    }

    /// <summary>The last day on which it was so; the register stores the day after.</summary>
    public string LastDay(Statement ended) => Date(ended.Until!.Value.AddDays(-1), ended.UntilIs ?? DateIs.On);

    /// <summary>The same phrase at the beginning of a sentence.</summary>
    public static string Capital(string phrase) =>
        phrase.Length == 0 ? phrase : char.ToUpper(phrase[0], CultureInfo.CurrentCulture) + phrase[1..];

    /// <summary>The beginning of a long text, cut between two words.</summary>
    public static string Excerpt(string text, int atMost = 140)
    {
        if (text.Length <= atMost)
            return text;
        var cut = text.LastIndexOf(' ', atMost);
        return cut > 0 ? text[..cut] + "…" : TextShortening.Shorten(text, atMost);
    }

    /// <summary>A language's name in the reader's language as it is written within a sentence, by its tag of BCP 47.</summary>
    public static string Language(string tag) => Culture(tag)?.DisplayName ?? SoundText.ToDisplayLine(tag);

    /// <summary>A language's own name for itself, by its tag of BCP 47.</summary>
    public static string Native(string tag)
    {
        var culture = Culture(tag);
        return culture is null ? SoundText.ToDisplayLine(tag) : culture.TextInfo.ToTitleCase(culture.NativeName);
    }

    /// <summary>None for what is no tag.</summary>
    private static CultureInfo? Culture(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The sign beside a name that stands in another language, or that is no official one while another language's is: and what the sign means.</summary>
    public (string Sign, string Meaning)? Mark(LocalizedText name, string language)
    {
        var shown = name.In(language);
        if (shown.Language != language)
            return ($"[{shown.Language}]", words["Mark_Fallback", Language(shown.Language)]);
        return shown.Official || !name.Wordings.Values.Any(w => w.Official) ? null : ("*", words["Mark_Unofficial"]);
    }

    /// <summary>“A, B and C”, the language's own way.</summary>
    public LanguageTaggedText List(IReadOnlyList<LanguageTaggedText> items) => items.Count < 2
        ? LanguageTaggedText.Join("", items)
        : LanguageTaggedText.Join("", [LanguageTaggedText.Join(words["List_Comma"], items.Take(items.Count - 1)), And($"{items[^1]}"), items[^1]]);

    /// <summary>What stands before the last item of a list: “ and ”. Spanish has another word before the sound of i.</summary>
    public string And(string last) => words[Regex.IsMatch(last, words["List_AndElseBefore"], RegexOptions.CultureInvariant) ? "List_AndElse" : "List_And"];

    /// <summary>A source in short: who published it, and in which year.</summary>
    public static string Citation(Source source) => source.Date is null ? source.Publisher : $"{source.Publisher}, {(Source.IsDate(source.Date) ? source.Date[..4] : SoundText.ToDisplayLine(source.Date))}";

    /// <summary>The words for a number of things: a key ends in _one or _other. Which numbers take the first is the language's own.</summary>
    public string Count(string key, int number) =>
        words[key + (words["Plural_One"].Value.Split(' ').Contains(number.ToString(CultureInfo.InvariantCulture)) ? "_one" : "_other"), number];
}
