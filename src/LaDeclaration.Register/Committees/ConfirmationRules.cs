using System.Globalization;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Committees;

/// <summary>When a membership was last confirmed, which is the date of its newest source. After a year it counts as unconfirmed.</summary>
public static class ConfirmationRules
{
    /// <summary>The newest of some ISO 8601 dates; null if no source has one.</summary>
    public static string? FindLatestDate(IEnumerable<string?> dates) => dates.Where(Source.IsDate).Max(StringComparer.Ordinal);

    /// <summary>The newest date on which a source confirmed what began on that day; null if all are older, because those only announced it.</summary>
    /// <param name="dates">Of the sources, ISO 8601.</param>
    public static string? FindLatestDate(DateOnly from, IEnumerable<string?> dates)
    {
        var first = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return FindLatestDate(dates) is { } last && string.CompareOrdinal(last, first[..last.Length]) >= 0 ? last : null;
    }

    /// <summary>Whether the date is less than a year before today; a month or year counts as its last day.</summary>
    /// <param name="date">ISO 8601: a year, a month or a day; null for a source without a date.</param>
    public static bool IsRecent(string? date, DateOnly today) => Source.IsDate(date) && LastDay(date!) > today.AddYears(-1);

    /// <summary>Whether the last day of one date is before that of the other; false if either is missing.</summary>
    public static bool IsOlder(string? date, string? other) => Source.IsDate(date) && Source.IsDate(other) && LastDay(date!) < LastDay(other!);

    /// <summary>The memberships that began at least a year ago and cite no recent source.</summary>
    /// <param name="recent">The keys of the sources with a date that <see cref="IsRecent"/>.</param>
    public static IQueryable<Membership> NotConfirmedForAYear(this IQueryable<Membership> inForce, DateOnly today, IReadOnlyCollection<string> recent)
    {
        var yearAgo = today.AddYears(-1);
        return inForce.StartedBy(yearAgo).Where(m => !m.Sources.Any(key => recent.Contains(key)));
    }

    private static DateOnly LastDay(string date) => date.Length switch
    {
        4 => ParseDay(date + "-01-01").AddYears(1).AddDays(-1),
        7 => ParseDay(date + "-01").AddMonths(1).AddDays(-1),
        _ => ParseDay(date),
    };

    private static DateOnly ParseDay(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
