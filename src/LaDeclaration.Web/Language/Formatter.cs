using System.Globalization;
using System.Text.RegularExpressions;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Language;

/// <summary>Formats dates, periods, lists and numbers in the reader's language.</summary>
public sealed class Formatter(IStringLocalizer<Words> words)
{
    /// <summary>“6 October 2022”.</summary>
    public string Date(DateOnly date) => date.ToString(words[date.Day == 1 ? "Format_FirstOfMonth" : "Format_Date"], CultureInfo.CurrentCulture);

    /// <summary>Date and time in UTC, to the minute.</summary>
    public string Moment(DateTime utc) => words["Format_Moment", Date(DateOnly.FromDateTime(utc)), Time(utc)];

    /// <summary>To the minute.</summary>
    public string Time(DateTime utc) => utc.ToString(words["Format_Time"], CultureInfo.InvariantCulture);

    /// <summary>Rounded up: “8 seconds”, “15 minutes”, “20 hours”.</summary>
    public string Duration(TimeSpan time) =>
        time.TotalSeconds <= 90 ? Count("Duration_Seconds", (int)Math.Ceiling(time.TotalSeconds))
        : time.TotalMinutes <= 90 ? Count("Duration_Minutes", (int)Math.Ceiling(time.TotalMinutes))
        : Count("Duration_Hours", (int)Math.Ceiling(time.TotalHours));

    /// <summary>A year, a month or a day of ISO 8601; anything else as it is.</summary>
    public string Date(string iso) => iso.Length switch
    {
        _ when !Source.IsDate(iso) => SoundText.ToDisplayLine(iso), // Old databases may hold anything.
        4 => iso,
        7 => DateOnly.ParseExact(iso + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString(words["Format_Month"], CultureInfo.CurrentCulture),
        _ => Date(DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
    };

    /// <summary>“6 October 2022”, or “6 October 2022 or earlier” for <see cref="DateIs.By"/>.</summary>
    public string Date(DateOnly date, DateIs precision) =>
        precision == DateIs.On ? Date(date) : words["Date_OrEarlier", Date(date)];

    /// <summary>“since …”, “announced: from …”, or “from … until …” with the last day.</summary>
    /// <param name="day">The day from which later ones are announced.</param>
    public string Since(Statement statement, DateOnly day)
    {
        var from = Date(statement.From, statement.FromIs);
        if (statement.Until is not null)
            return !statement.HasStartedBy(day) ? words["Period_AnnouncedUntil", from, LastDay(statement)] : words["Period_FromUntil", from, LastDay(statement)];
        return !statement.HasStartedBy(day) ? words["Period_Announced", from] : words["Period_Since", from];
    }

    /// <summary>What is true of each of several statements: “since 6 October 2022 or later” if they began on different days.</summary>
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

    /// <summary>What is announced: that it begins, or “announced: until 31 December 2026” if it is in force and ends.</summary>
    public string Announced(Statement statement, DateOnly day) =>
        !statement.HasStartedBy(day) || statement.Until is null ? Since(statement, day) : words["Period_AnnouncedEnd", LastDay(statement)];

    /// <summary>The day after the last, with “or earlier” if none of them is known to have ended exactly then.</summary>
    /// <param name="ended">Memberships that ended on the same day; at least one.</param>
    public string NotSince(IReadOnlyList<IPeriod> ended) =>
        Date(ended[0].Until!.Value, ended.All(e => e.UntilIs == DateIs.By) ? DateIs.By : DateIs.On);

    /// <summary>For a country without a role: since when it has none, or that the source lists none.</summary>
    /// <param name="ended">Its memberships that ended last; empty if it never had one.</param>
    public string NoRole(IReadOnlyList<IPeriod> ended) => ended.Count == 0 ? words["None_Listed"] : words["None_Since", NotSince(ended)];

    /// <summary>“from …”, or “from … until …” with the last day.</summary>
    public string Period(Statement statement)
    {
        var from = Date(statement.From, statement.FromIs);
        return statement.Until is null ? words["Period_From", from] : words["Period_FromUntil", from, LastDay(statement)];
    }

    /// <summary>The last day in force; the register stores the day after.</summary>
    public string LastDay(Statement ended) => Date(ended.Until!.Value.AddDays(-1), ended.UntilIs ?? DateIs.On);

    public static string Capitalize(string text) =>
        text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];

    /// <summary>The beginning of a long text, cut between words if possible, and “…”.</summary>
    public static string Excerpt(string text, int atMost = 140)
    {
        if (text.Length <= atMost)
            return text;
        var cut = text.LastIndexOf(' ', atMost);
        return cut > 0 ? text[..cut] + "…" : TextShortening.Shorten(text, atMost);
    }

    /// <summary>The name of a language in the reader's language, in lower case where that writes it so within a sentence.</summary>
    /// <param name="tag">BCP 47; returned itself if there is no such language.</param>
    public static string Language(string tag) => FindCulture(tag)?.DisplayName ?? SoundText.ToDisplayLine(tag);

    /// <summary>The name of a language in that language.</summary>
    /// <param name="tag">BCP 47; returned itself if there is no such language.</param>
    public static string NativeLanguage(string tag)
    {
        var culture = FindCulture(tag);
        return culture is null ? SoundText.ToDisplayLine(tag) : culture.TextInfo.ToTitleCase(culture.NativeName);
    }

    private static CultureInfo? FindCulture(string tag)
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

    /// <summary>The mark of a name that is shown in another language, or is an unofficial translation, and what the mark means; null if it needs none.</summary>
    public (string Sign, string Meaning)? Mark(LocalizedText name, string language)
    {
        var shown = name.In(language);
        if (shown.Language != language)
            return ($"[{shown.Language}]", words["Mark_Fallback", Language(shown.Language)]);
        return shown.Official || !name.Wordings.Values.Any(w => w.Official) ? null : ("*", words["Mark_Unofficial"]);
    }

    /// <summary>“A, B and C”, as in the reader's language.</summary>
    public LanguageTaggedText List(IReadOnlyList<LanguageTaggedText> items) => items.Count < 2
        ? LanguageTaggedText.Join("", items)
        : LanguageTaggedText.Join("", [LanguageTaggedText.Join(words["List_Comma"], items.Take(items.Count - 1)), And($"{items[^1]}"), items[^1]]);

    /// <summary>The text before the last item of a list: “ and ”. Spanish has another word before an i sound.</summary>
    public string And(string last) => words[Regex.IsMatch(last, words["List_AndElseBefore"], RegexOptions.CultureInvariant) ? "List_AndElse" : "List_And"];

    /// <summary>The publisher and year of a source: “U.S. Department of State, 2022”.</summary>
    public static string Citation(Source source) => source.Date is null ? source.Publisher : $"{source.Publisher}, {(Source.IsDate(source.Date) ? source.Date[..4] : SoundText.ToDisplayLine(source.Date))}";

    /// <summary>The words for a number of things, by plural form.</summary>
    /// <param name="key">The key of the words without “_one” or “_other”; the word Plural_One lists the numbers of the first.</param>
    public string Count(string key, int number) =>
        words[key + (words["Plural_One"].Value.Split(' ').Contains(number.ToString(CultureInfo.InvariantCulture)) ? "_one" : "_other"), number];
}
