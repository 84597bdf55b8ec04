using System.Globalization;
using System.Text.RegularExpressions;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Requests;

/// <summary>A date as somebody typed it, in a form or an address: what it says, or what is wrong with it.</summary>
public static partial class DateInput
{
    private const string Iso = "yyyy-MM-dd";

    public const int QuotedMaxLength = 40;

    /// <returns>The day, or what is wrong; neither where nothing was typed.</returns>
    public static (DateOnly? Day, ErrorMessage? Wrong) Read(string? typed)
    {
        var text = SoundText.Trim(typed ?? "");
        if (text.Length == 0)
            return (null, null);
        return DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Statement.MaySpeakOf(day)
            ? (day, null)
            : (null, WhatIsWrong(text, "Error_BadDate", Readings(text).Where(date => date.Length >= Iso.Length)));
    }

    /// <summary>A source's date, which may also be a month or a year.</summary>
    /// <returns>What is wrong; none where there is nothing wrong or nothing typed.</returns>
    public static ErrorMessage? WrongWithSourceDate(string? typed)
    {
        var text = SoundText.Trim(typed ?? "");
        if (text.Length == 0 || (Source.IsDate(text) && Statement.MaySpeakOf(new DateOnly(int.Parse(text[..4], CultureInfo.InvariantCulture), 1, 1))))
            return null;
        return WhatIsWrong(text, "Evidence_SourceDateWrong", Readings(text));
    }

    /// <param name="text">Not empty, and no date.</param>
    /// <param name="unreadable">The sentence for what looks like nothing.</param>
    /// <param name="readings">What it looks like.</param>
    private static ErrorMessage WhatIsWrong(string text, string unreadable, IEnumerable<string> readings)
    {
        var quoted = SoundText.Shown(Shortened.To(text, QuotedMaxLength));
        List<string> likely = [.. readings.Distinct()];
        return likely switch
        {
            [] => new ErrorMessage(unreadable, quoted),
            _ when likely.Any(date => !IsNear(date)) => new ErrorMessage("Error_DateOutOfRange", quoted, Statement.Earliest.Year, Statement.Latest.Year),
            [var only] => new ErrorMessage("Error_DateOtherwise", quoted, only),
            [var first, var second, ..] => new ErrorMessage("Error_DateEitherWay", quoted, first, second),
        };
    }

    private static bool IsNear(string date) =>
        int.Parse(date.Split('-')[0], CultureInfo.InvariantCulture) is var year && year >= Statement.Earliest.Year && year <= Statement.Latest.Year;

    /// <summary>The dates that it may mean, in ISO 8601: written in another order, with other marks between, or with a year too far away.</summary>
    private static IEnumerable<string> Readings(string text)
    {
        if (YearFirst().Match(text) is { Success: true } sorted)
            return Written(sorted.Groups["year"].Value, sorted.Groups["month"].Value, sorted.Groups["day"].Value);
        if (YearLast().Match(text) is not { Success: true } turned)
            return [];
        var (year, first, second) = (turned.Groups["year"].Value, turned.Groups["first"].Value, turned.Groups["second"].Value);
        return second.Length == 0 ? Written(year, first, "") : [.. Written(year, second, first), .. Written(year, first, second)];
    }

    private static IEnumerable<string> Written(string year, string month, string day)
    {
        var (y, m, d) = (Number(year), Number(month), Number(day));
        // Any year that is not too far away has as many days in each month as one that is.
        var isDay = month.Length == 0 || (m is >= 1 and <= 12 && (day.Length == 0 || (d >= 1 && d <= DateTime.DaysInMonth(y is >= 1 and <= 9999 ? y : 2000, m))));
        return isDay ? [$"{y:0000}" + (month.Length == 0 ? "" : $"-{m:00}") + (day.Length == 0 ? "" : $"-{d:00}")] : [];
    }

    private static int Number(string digits) => digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>2022-6-10, 2022/06/10, 20220610, 22022-06-10; of a source 0022, 22022-06 and 2022/6 too.</summary>
    [GeneratedRegex(@"\A(?:\+?(?<year>[0-9]{4,6})(?:(?<mark>[-/.])(?<month>[0-9]{1,2})(?:\k<mark>(?<day>[0-9]{1,2}))?)?|(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2}))\z", RegexOptions.ExplicitCapture)]
    private static partial Regex YearFirst();

    /// <summary>06/10/2022, 6.10.2022, 06-10-2022; of a source 10/2022 too.</summary>
    [GeneratedRegex(@"\A(?<first>[0-9]{1,2})(?<mark>[-/.])(?:(?<second>[0-9]{1,2})\k<mark>)?(?<year>[0-9]{4})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex YearLast();
}
