using System.Globalization;
using System.Text.RegularExpressions;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>A date that is not written as the file writes it, as spreadsheets leave it: 06/10/2022, 6.10.22, 01-05-2024, 2022/10/6, 2022-10-06 00:00, or 44840.</summary>
internal sealed partial class SpreadsheetDate(IReadOnlyList<DateOnly> readings, bool isSerialNumber = false, bool isOutOfRange = false)
{
    // Two figures for a year are of this century up to here, as spreadsheets take them.
    private const int LastShortYear = 29;

    // Excel and LibreOffice count days from here.
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <summary>The days that it may mean, first the one of which the day of the month is written before the month; none if it is no date.</summary>
    public IReadOnlyList<DateOnly> Readings => readings;

    /// <summary>Whether it is a spreadsheet's own number for a day.</summary>
    public bool IsSerialNumber => isSerialNumber;

    /// <summary>Whether it is a date, of a year that the register does not speak of.</summary>
    public bool IsOutOfRange => isOutOfRange;

    public static SpreadsheetDate Of(string typed)
    {
        if (SerialNumber().Match(typed) is { Success: true } serial)
            return Within([DayZero.AddDays(Number(serial.Groups[1]))], isSerialNumber: true);
        if (YearFirst().Match(typed) is { Success: true } written)
            return Within([Day(Number(written.Groups[1]), Number(written.Groups[3]), Number(written.Groups[4]))]);
        if (YearLast().Match(typed) is not { Success: true } turned)
            return new SpreadsheetDate([]);
        var (one, other, year) = (Number(turned.Groups[1]), Number(turned.Groups[3]), Year(turned.Groups[4]));
        return Within([Day(year, other, one), Day(year, one, other)]);
    }

    /// <summary>A day that does not exist is none; one of a year out of range is the first of all days.</summary>
    private static DateOnly? Day(int year, int month, int day)
    {
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year is >= 1 and <= 9999 ? year : 2000, month))
            return null;
        return year is >= 1 and <= 9999 ? new DateOnly(year, month, day) : DateOnly.MinValue;
    }

    private static SpreadsheetDate Within(DateOnly?[] days, bool isSerialNumber = false)
    {
        DateOnly[] existing = [.. days.OfType<DateOnly>().Distinct()];
        DateOnly[] readings = [.. existing.Where(Statement.IsDayInRange)];
        return new SpreadsheetDate(readings, isSerialNumber, isOutOfRange: existing.Length > 0 && readings.Length == 0);
    }

    private static int Year(Group written) => (Number(written), written.Length) switch
    {
        (var year, 2) => year <= LastShortYear ? 2000 + year : 1900 + year,
        var (year, _) => year,
    };

    private static int Number(Group figures) => int.Parse(figures.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{5})(?:\.0*)?\z")]
    private static partial Regex SerialNumber();

    [GeneratedRegex(@"^([0-9]{3,6})([/.-])([0-9]{1,2})\2([0-9]{1,2})" + Time)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{2}|[0-9]{4,6})" + Time)]
    private static partial Regex YearLast();

    private const string Time = @"(?:[ T]0?0:00(?::00(?:\.0*)?)?Z?)?\z";
}
