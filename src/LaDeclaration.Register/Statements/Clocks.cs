namespace LaDeclaration.Register.Statements;

/// <summary>The two clocks of every read (valid time and transaction time).</summary>
/// <param name="On">The day on which something is in force.</param>
/// <param name="Known">The number of the revision at which the register says so.</param>
public readonly record struct Clocks(DateOnly On, int Known);

/// <summary>
/// The conditions on the two clocks, each as a query and, where needed, below it for a row in memory.
/// Other code uses these instead of comparing dates and revisions itself.
/// </summary>
public static class ClockQueries
{
    /// <summary>The versions that were current at that revision, whatever their dates.</summary>
    public static IQueryable<T> KnownAt<T>(this IQueryable<T> recorded, int known)
        where T : Recorded => recorded.RecordedBy(known).NotSupersededBy(known);

    public static bool IsKnownAt(this Recorded row, int known) => row.RecordedIn <= known && !(row.SupersededIn <= known);

    /// <summary>The versions recorded in that revision or earlier, superseded or not.</summary>
    public static IQueryable<T> RecordedBy<T>(this IQueryable<T> recorded, int known)
        where T : Recorded => recorded.Where(r => r.RecordedIn <= known);

    /// <summary>The versions that were current at that revision or recorded later.</summary>
    public static IQueryable<T> NotSupersededBy<T>(this IQueryable<T> recorded, int known)
        where T : Recorded => recorded.Where(r => r.SupersededIn == null || r.SupersededIn > known);

    /// <summary>The versions that nothing has superseded: at most one per fact.</summary>
    public static IQueryable<T> Current<T>(this IQueryable<T> recorded)
        where T : Recorded => recorded.Where(r => r.SupersededIn == null);

    public static bool IsCurrent(this Recorded row) => row.SupersededIn is null;

    /// <summary>The statements in force on the day, by what the register said at the revision.</summary>
    public static IQueryable<T> InForceAt<T>(this IQueryable<T> statements, Clocks clocks)
        where T : Statement => statements.KnownAt(clocks.Known).StartedBy(clocks.On).NotEndedBy(clocks.On);

    public static bool IsInForce(this Statement statement, DateOnly day) => statement.HasStartedBy(day) && !statement.HasEndedBy(day);

    /// <summary>Those that start on the day or earlier, ended or not.</summary>
    public static IQueryable<T> StartedBy<T>(this IQueryable<T> statements, DateOnly day)
        where T : Statement => statements.Where(s => s.From <= day);

    public static IQueryable<T> NotStartedBy<T>(this IQueryable<T> statements, DateOnly day)
        where T : Statement => statements.Where(s => s.From > day);

    public static bool HasStartedBy(this Statement statement, DateOnly day) => statement.From <= day;

    /// <summary>Those in force on the day or from a later one.</summary>
    public static IQueryable<T> NotEndedBy<T>(this IQueryable<T> statements, DateOnly day)
        where T : Statement => statements.Where(s => s.Until == null || s.Until > day);

    /// <summary>Those whose last day is before the day.</summary>
    public static IQueryable<T> EndedBy<T>(this IQueryable<T> statements, DateOnly day)
        where T : Statement => statements.Where(s => s.Until <= day);

    public static bool HasEndedBy(this Statement statement, DateOnly day) => statement.Until <= day;
}
