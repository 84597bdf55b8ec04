namespace LaDeclaration.Register.Statements;

/// <summary>
/// The two clocks that every read looks through: when it was so, and what the register said.
/// This is the one place that turns them into a query.
/// </summary>
/// <param name="On">The day asked about.</param>
/// <param name="Known">The revision asked about.</param>
public readonly record struct Clocks(DateOnly On, int Known);

public static class ClockQueries
{
    /// <summary>What was recorded at that revision, whatever its dates.</summary>
    public static IQueryable<T> KnownAt<T>(this IQueryable<T> recorded, int known)
        where T : Recorded =>
        recorded.Where(r => r.RecordedIn <= known && (r.SupersededIn == null || r.SupersededIn > known));

    /// <summary>What was in force on the day, as the register said at the revision.</summary>
    public static IQueryable<T> At<T>(this IQueryable<T> statements, Clocks clocks)
        where T : Statement
    {
        var day = clocks.On;
        return statements.KnownAt(clocks.Known).Where(s => s.From <= day && (s.Until == null || s.Until > day));
    }
}
