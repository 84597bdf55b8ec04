namespace LaDeclaration.Register.Statements;

/// <summary>Statements about the same thing that follow on one another without a day between: a renaming is an end and an add.</summary>
public static class StatementSequences
{
    /// <summary>The first of those that lead up to it; itself, if none does.</summary>
    public static T FirstOf<T>(this T statement, IReadOnlyCollection<T> all)
        where T : Statement
    {
        while (all.FirstOrDefault(s => s.Until == statement.From && s.Subject == statement.Subject) is { } before)
            statement = before;
        return statement;
    }

    /// <summary>The last of those that follow on it; itself, if none does.</summary>
    public static T LastOf<T>(this T statement, IReadOnlyCollection<T> all)
        where T : Statement
    {
        while (all.FirstOrDefault(s => s.From == statement.Until && s.Subject == statement.Subject) is { } next)
            statement = next;
        return statement;
    }

    /// <summary>The details of a day with the whole time that their subject is there: from its first name's beginning to its last name's end.</summary>
    public static T WithFullPeriod<T>(this T shown, IReadOnlyCollection<T> all)
        where T : Details
    {
        var (first, last) = (shown.FindSequenceStart(all), shown.FindSequenceEnd(all));
        return shown with { From = first.From, FromIs = first.FromIs, Until = last.Until, UntilIs = last.UntilIs };
    }
}
