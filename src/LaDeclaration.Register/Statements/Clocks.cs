namespace LaDeclaration.Register.Statements;

/// <summary>The two clocks of every read (valid time and transaction time).</summary>
/// <param name="On">The day on which something is in force.</param>
/// <param name="Known">The number of the revision at which the register says so.</param>
/// <param name="IsNewest">
/// Whether no later revision is visible to the queries, so that what is not superseded is all that the register says. They then need no
/// look at superseded versions. Only for a reader of one snapshot of the database (<c>RegisterDbContext.BeginSnapshot</c>).
/// </param>
public readonly record struct Clocks(DateOnly On, int Known, bool IsNewest = false);

/// <summary>
/// The conditions on the two clocks, each as a query and, where needed, below it for a row in memory.
/// Other code uses these instead of comparing dates and revisions itself.
/// </summary>
public static class ClockQueries
{
    /// <summary>The versions that were current at that revision, whatever their dates.</summary>
    public static IQueryable<T> KnownAt<T>(this IQueryable<T> recorded, int known)
        where T : Recorded => recorded.RecordedBy(known).NotSupersededBy(known);

    /// <summary>The versions that were current at the reader's revision, whatever their dates.</summary>
    public static IQueryable<T> KnownAt<T>(this IQueryable<T> recorded, Clocks clocks)
        where T : Recorded => clocks.IsNewest ? recorded.Current() : recorded.KnownAt(clocks.Known);

    public static bool IsKnownAt(this IVersion row, int known) => row.RecordedIn <= known && !(row.SupersededIn <= known);

    /// <summary>The versions recorded in that revision or earlier, superseded or not.</summary>
    public static IQueryable<T> RecordedBy<T>(this IQueryable<T> recorded, int known)
        where T : Recorded => recorded.Where(r => r.RecordedIn <= known);

    /// <summary>The versions that were current at that revision or recorded later.</summary>
    public static IQueryable<T> NotSupersededBy<T>(this IQueryable<T> recorded, int known)
        where T : Recorded => recorded.Where(r => r.SupersededIn == null || r.SupersededIn > known);

    /// <summary>The versions that nothing has superseded: at most one per fact.</summary>
    public static IQueryable<T> Current<T>(this IQueryable<T> recorded)
        where T : Recorded => recorded.Where(r => r.SupersededIn == null);

    public static bool IsCurrent(this IVersion row) => row.SupersededIn is null;

    /// <summary>The statements in force on the day, by what the register said at the revision.</summary>
    public static IQueryable<T> InForceAt<T>(this IQueryable<T> statements, Clocks clocks)
        where T : Statement => statements.KnownAt(clocks).StartedBy(clocks.On).NotEndedBy(clocks.On);

    public static bool IsInForce(this IPeriod period, DateOnly day) => period.HasStartedBy(day) && !period.HasEndedBy(day);

    /// <summary>Those that start on the day or earlier, ended or not.</summary>
    public static IQueryable<T> StartedBy<T>(this IQueryable<T> statements, DateOnly day)
        where T : Statement => statements.Where(s => s.From <= day);

    public static IQueryable<T> NotStartedBy<T>(this IQueryable<T> statements, DateOnly day)
        where T : Statement => statements.Where(s => s.From > day);

    public static bool HasStartedBy(this IPeriod period, DateOnly day) => period.From <= day;

    /// <summary>Those in force on the day or from a later one.</summary>
    public static IQueryable<T> NotEndedBy<T>(this IQueryable<T> statements, DateOnly day)
        where T : Statement => statements.Where(s => s.Until == null || s.Until > day);

    /// <summary>Those whose last day is before the day.</summary>
    public static IQueryable<T> EndedBy<T>(this IQueryable<T> statements, DateOnly day)
        where T : Statement => statements.Where(s => s.Until <= day);

    public static bool HasEndedBy(this IPeriod period, DateOnly day) => period.Until <= day;
}
