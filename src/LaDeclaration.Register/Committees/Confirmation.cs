using System.Globalization;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Committees;

/// <summary>When a membership was confirmed for the last time: by the newest of its sources. After a year without, somebody should look again.</summary>
public static class ConfirmationRules
{
    /// <summary>The newest of the dates, ISO 8601; none when no source has a date.</summary>
    public static string? Last(IEnumerable<string?> dates) => dates.Where(Source.IsDate).Max(StringComparer.Ordinal);

    /// <summary>When what began on a day was last confirmed. A source from before that day announced it; that it is so nobody has confirmed yet.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="dates">Of its sources, ISO 8601; none for a source without a date.</param>
    public static string? Last(DateOnly from, IEnumerable<string?> dates)
    {
        var first = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Last(dates) is { } last && string.CompareOrdinal(last, first[..last.Length]) >= 0 ? last : null;
    }

    /// <summary>Whether a source of that date still confirms; one that is known by its month or year may be as late as its last day.</summary>
    /// <param name="date">ISO 8601: a year, a month or a day; none for a source without a date.</param>
    /// <param name="today">The day asked about.</param>
    public static bool IsRecent(string? date, DateOnly today) => Source.IsDate(date) && LastDay(date!) > today.AddYears(-1);

    /// <summary>Whether a source of that date can tell nothing newer than one of the other; without a date it may.</summary>
    public static bool IsOlder(string? date, string? other) => Source.IsDate(date) && Source.IsDate(other) && LastDay(date!) < LastDay(other!);

    /// <summary>Those that have lasted for a year and that no source of the past year confirms.</summary>
    /// <param name="inForce">Memberships in force.</param>
    /// <param name="today">The day asked about.</param>
    /// <param name="recent">The keys of the sources that still confirm, by <see cref="IsRecent"/>.</param>
    public static IQueryable<Membership> NotConfirmedForAYear(this IQueryable<Membership> inForce, DateOnly today, IReadOnlyCollection<string> recent)
    {
        var yearAgo = today.AddYears(-1);
        return inForce.StartedBy(yearAgo).Where(m => !m.Sources.Any(key => recent.Contains(key)));
    }

    private static DateOnly LastDay(string date) => date.Length switch
    {
        4 => First(date + "-01-01").AddYears(1).AddDays(-1),
        7 => First(date + "-01").AddMonths(1).AddDays(-1),
        _ => First(date),
    };

    private static DateOnly First(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
