namespace LaDeclaration.Register.Statements;

/// <summary>Statements about the same subject, each beginning on the day the one before ends: a renaming is stored as an end and an add.</summary>
public static class StatementSequences
{
    /// <summary>The earliest statement of the sequence that leads to this one; this one if nothing precedes it.</summary>
    public static T FindSequenceStart<T>(this T statement, IReadOnlyCollection<T> all)
        where T : Statement
    {
        while (all.FirstOrDefault(s => s.Until == statement.From && s.Subject == statement.Subject) is { } before)
            statement = before;
        return statement;
    }

    /// <summary>The latest statement of the sequence that follows this one; this one if nothing follows it.</summary>
    public static T FindSequenceEnd<T>(this T statement, IReadOnlyCollection<T> all)
        where T : Statement
    {
        while (all.FirstOrDefault(s => s.From == statement.Until && s.Subject == statement.Subject) is { } next)
            statement = next;
        return statement;
    }

    /// <summary>The details, with the dates of their whole sequence: from the start of the first name to the end of the last.</summary>
    public static T WithFullPeriod<T>(this T details, IReadOnlyCollection<T> all)
        where T : Details
    {
        var (first, last) = (details.FindSequenceStart(all), details.FindSequenceEnd(all));
        return details with { From = first.From, FromIs = first.FromIs, Until = last.Until, UntilIs = last.UntilIs };
    }
}
