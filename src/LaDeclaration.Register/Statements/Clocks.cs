namespace LaDeclaration.Register.Statements;

/// <summary>The two clocks that every read looks through: when it was so, and what the register said.</summary>
/// <param name="On">The day asked about.</param>
/// <param name="Known">The revision asked about.</param>
public readonly record struct Clocks(DateOnly On, int Known);

/// <summary>
/// What the clocks ask, each written once as a query and, on the next line, once for a row that was read already;
/// whoever asks them uses these.
/// </summary>
public static class ClockQueries
{
    /// <summary>What was recorded at that revision, whatever its dates.</summary>
    public static IQueryable<T> KnownAt<T>(this IQueryable<T> recorded, int known)
        where T : Recorded => recorded.RecordedBy(known).NotSupersededBy(known);

    public static bool IsKnownAt(this Recorded row, int known) => row.RecordedIn <= known && !(row.SupersededIn <= known);

    /// <summary>What had been recorded at that revision or before it, whether or not it was superseded since.</summary>
    public static IQueryable<T> RecordedBy<T>(this IQueryable<T> recorded, int known)
        where T : Recorded => recorded.Where(r => r.RecordedIn <= known);

    /// <summary>What was recorded at that revision or came later.</summary>
    public static IQueryable<T> NotSupersededBy<T>(this IQueryable<T> recorded, int known)
        where T : Recorded => recorded.Where(r => r.SupersededIn == null || r.SupersededIn > known);

    /// <summary>What is recorded now: of each fact at most one version.</summary>
    public static IQueryable<T> Current<T>(this IQueryable<T> recorded)
        where T : Recorded => recorded.Where(r => r.SupersededIn == null);

    public static bool IsCurrent(this Recorded row) => row.SupersededIn is null;

    /// <summary>What was in force on the day, as the register said at the revision.</summary>
    public static IQueryable<T> At<T>(this IQueryable<T> statements, Clocks clocks)
        where T : Statement => statements.KnownAt(clocks.Known).StartedBy(clocks.On).NotEndedBy(clocks.On);

    public static bool IsInForce(this Statement statement, DateOnly day) => statement.HasStartedBy(day) && !statement.HasEndedBy(day);

    /// <summary>What has begun on the day or before it, whether or not it has ended since.</summary>
    public static IQueryable<T> StartedBy<T>(this IQueryable<T> statements, DateOnly day)
        where T : Statement => statements.Where(s => s.From <= day);

    /// <summary>What is still to come on that day.</summary>
    public static IQueryable<T> NotStartedBy<T>(this IQueryable<T> statements, DateOnly day)
        where T : Statement => statements.Where(s => s.From > day);

    public static bool HasStartedBy(this Statement statement, DateOnly day) => statement.From <= day;

    /// <summary>What is in force on the day or comes into force later.</summary>
    public static IQueryable<T> NotEndedBy<T>(this IQueryable<T> statements, DateOnly day)
        where T : Statement => statements.Where(s => s.Until == null || s.Until > day);

    /// <summary>What has ended on the day or before it.</summary>
    public static IQueryable<T> EndedBy<T>(this IQueryable<T> statements, DateOnly day)
        where T : Statement => statements.Where(s => s.Until <= day);

    public static bool HasEndedBy(this Statement statement, DateOnly day) => statement.Until <= day;
}
