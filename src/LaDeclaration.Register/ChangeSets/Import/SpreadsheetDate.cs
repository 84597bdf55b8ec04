using System.Globalization;
using System.Text.RegularExpressions;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>A date in a format that spreadsheets write: 06/10/2022, 6.10.22, 01-05-2024, 2022/10/6, 2022-10-06 00:00, or 44840.</summary>
/// <param name="Readings">The days that it may mean, first the one with the day before the month; empty if it is not a date.</param>
/// <param name="IsOutOfRange">Whether it is a date, but not one that <see cref="Statement.IsDayInRange"/> accepts.</param>
internal sealed partial record SpreadsheetDate(IReadOnlyList<DateOnly> Readings, bool IsSerialNumber = false, bool IsOutOfRange = false)
{
    // Two-digit years up to this one belong to the 21st century, as in spreadsheets.
    private const int LastShortYear = 29;

    // Day 0 of the serial numbers in Excel and LibreOffice.
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    public static SpreadsheetDate Parse(string typed)
    {
        if (SerialNumber().Match(typed) is { Success: true } serial)
            return Create([DayZero.AddDays(ParseNumber(serial.Groups[1]))], isSerialNumber: true);
        if (YearFirst().Match(typed) is { Success: true } written)
            return Create([CreateDay(ParseNumber(written.Groups[1]), ParseNumber(written.Groups[3]), ParseNumber(written.Groups[4]))]);
        if (YearLast().Match(typed) is not { Success: true } turned)
            return new SpreadsheetDate([]);
        var (one, other, year) = (ParseNumber(turned.Groups[1]), ParseNumber(turned.Groups[3]), ParseYear(turned.Groups[4]));
        return Create([CreateDay(year, other, one), CreateDay(year, one, other)]);
    }

    /// <summary>Null if the day does not exist; <see cref="DateOnly.MinValue"/> if its year is out of range.</summary>
    private static DateOnly? CreateDay(int year, int month, int day)
    {
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year is >= 1 and <= 9999 ? year : 2000, month))
            return null;
        return year is >= 1 and <= 9999 ? new DateOnly(year, month, day) : DateOnly.MinValue;
    }

    private static SpreadsheetDate Create(DateOnly?[] days, bool isSerialNumber = false)
    {
        DateOnly[] existing = [.. days.OfType<DateOnly>().Distinct()];
        DateOnly[] readings = [.. existing.Where(Statement.IsDayInRange)];
        return new SpreadsheetDate(readings, isSerialNumber, IsOutOfRange: existing.Length > 0 && readings.Length == 0);
    }

    private static int ParseYear(Group written) => (ParseNumber(written), written.Length) switch
    {
        (var year, 2) => year <= LastShortYear ? 2000 + year : 1900 + year,
        var (year, _) => year,
    };

    private static int ParseNumber(Group figures) => int.Parse(figures.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{5})(?:\.0*)?\z")]
    private static partial Regex SerialNumber();

    [GeneratedRegex(@"^([0-9]{3,6})([/.-])([0-9]{1,2})\2([0-9]{1,2})" + Time)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{2}|[0-9]{4,6})" + Time)]
    private static partial Regex YearLast();

    private const string Time = @"(?:[ T]0?0:00(?::00(?:\.0*)?)?Z?)?\z";
}
