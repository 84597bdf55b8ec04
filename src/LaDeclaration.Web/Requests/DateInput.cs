using System.Globalization;
using System.Text.RegularExpressions;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Requests;

/// <summary>Parses dates typed into forms and addresses, in ISO 8601. What looks like a date in another notation is named in the error.</summary>
public static partial class DateInput
{
    private const string Iso = "yyyy-MM-dd";

    /// <summary>In characters, of what was typed, when an error quotes it.</summary>
    public const int QuotedMaxLength = 40;

    /// <returns>Both null if nothing was typed.</returns>
    public static (DateOnly? Day, ErrorMessage? Error) Read(string? typed)
    {
        var text = SoundText.Trim(typed ?? "");
        if (text.Length == 0)
            return (null, null);
        return DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Statement.IsDayInRange(day)
            ? (day, null)
            : (null, CreateError(text, "Error_BadDate", FindPossibleDates(text).Where(date => date.Length >= Iso.Length)));
    }

    /// <summary>Checks the date of a source, which may also be a month or a year.</summary>
    /// <returns>Null if it is valid or nothing was typed.</returns>
    public static ErrorMessage? ValidateSourceDate(string? typed)
    {
        var text = SoundText.Trim(typed ?? "");
        if (text.Length == 0 || (Source.IsDate(text) && Statement.IsDayInRange(new DateOnly(int.Parse(text[..4], CultureInfo.InvariantCulture), 1, 1))))
            return null;
        return CreateError(text, "Evidence_SourceDateWrong", FindPossibleDates(text));
    }

    /// <param name="text">Not empty, and not a valid date.</param>
    /// <param name="key">Of the sentence if it does not look like a date.</param>
    /// <param name="possibleDates">In ISO 8601, with repetitions.</param>
    private static ErrorMessage CreateError(string text, string key, IEnumerable<string> possibleDates)
    {
        var quoted = SoundText.ToDisplayLine(TextShortening.Shorten(text, QuotedMaxLength));
        List<string> dates = [.. possibleDates.Distinct()];
        return dates switch
        {
            [] => new ErrorMessage(key, quoted),
            _ when dates.Any(date => !IsInRange(date)) => new ErrorMessage("Error_DateOutOfRange", quoted, Statement.EarliestDay.Year, Statement.LatestDay.Year),
            [var only] => new ErrorMessage("Error_DateOtherwise", quoted, only),
            [var first, var second, ..] => new ErrorMessage("Error_DateEitherWay", quoted, first, second),
        };
    }

    private static bool IsInRange(string date) =>
        int.Parse(date.Split('-')[0], CultureInfo.InvariantCulture) is var year && year >= Statement.EarliestDay.Year && year <= Statement.LatestDay.Year;

    /// <summary>The dates, in ISO 8601, that a text may mean: in another order, with other separators, or with a year out of range.</summary>
    private static IEnumerable<string> FindPossibleDates(string text)
    {
        if (YearFirst().Match(text) is { Success: true } yearFirst)
            return ToIso(yearFirst.Groups["year"].Value, yearFirst.Groups["month"].Value, yearFirst.Groups["day"].Value);
        if (YearLast().Match(text) is not { Success: true } yearLast)
            return [];
        var (year, first, second) = (yearLast.Groups["year"].Value, yearLast.Groups["first"].Value, yearLast.Groups["second"].Value);
        return second.Length == 0 ? ToIso(year, first, "") : [.. ToIso(year, second, first), .. ToIso(year, first, second)];
    }

    /// <returns>Empty if there is no such date; else one.</returns>
    private static IEnumerable<string> ToIso(string year, string month, string day)
    {
        var (y, m, d) = (ParseNumber(year), ParseNumber(month), ParseNumber(day));
        // For a year that DateTime does not know, 2000 stands in: it has all days that a year can have.
        var isDay = month.Length == 0 || (m is >= 1 and <= 12 && (day.Length == 0 || (d >= 1 && d <= DateTime.DaysInMonth(y is >= 1 and <= 9999 ? y : 2000, m))));
        return isDay ? [$"{y:0000}" + (month.Length == 0 ? "" : $"-{m:00}") + (day.Length == 0 ? "" : $"-{d:00}")] : [];
    }

    private static int ParseNumber(string digits) => digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>2022-6-10, 2022/06/10, 20220610, 22022-06-10; for a source also 0022, 22022-06 and 2022/6.</summary>
    [GeneratedRegex(@"\A(?:\+?(?<year>[0-9]{4,6})(?:(?<separator>[-/.])(?<month>[0-9]{1,2})(?:\k<separator>(?<day>[0-9]{1,2}))?)?|(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2}))\z", RegexOptions.ExplicitCapture)]
    private static partial Regex YearFirst();

    /// <summary>06/10/2022, 6.10.2022, 06-10-2022; for a source also 10/2022.</summary>
    [GeneratedRegex(@"\A(?<first>[0-9]{1,2})(?<separator>[-/.])(?:(?<second>[0-9]{1,2})\k<separator>)?(?<year>[0-9]{4})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex YearLast();
}
