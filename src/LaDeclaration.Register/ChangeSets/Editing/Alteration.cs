using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets.Editing;

/// <summary>“It changed on that day” and “it was recorded wrongly”, as changes, and read back from a draft.</summary>
public static class Alteration
{
    /// <summary>
    /// It changed: the current row ends on the day, and the proposed one begins.
    /// It was recorded wrongly: the same fact is corrected. Empty if nothing differs.
    /// </summary>
    public static IReadOnlyList<Change> Changes<T>(T current, T proposed, bool recordedWrongly, Effect effect)
        where T : Statement
    {
        if (proposed == current)
            return [];
        if (recordedWrongly)
            return [effect.Correct(current, proposed)];
        return
        [
            effect.End(current),
            Change.Add(proposed with { FactId = Guid.CreateVersion7(), From = effect.Day, FromIs = effect.DayIs, Sources = [effect.Source] }),
        ];
    }

    /// <summary>Ends what has begun before the day of effect, and retracts what was announced for that day or later.</summary>
    public static IReadOnlyList<Change> Ends(IEnumerable<Statement> statements, Effect effect) =>
    [
        .. from statement in statements
           where !statement.HasEndedBy(effect.Day)
           select statement.From < effect.Day ? effect.End(statement) : Change.Retract(statement),
    ];

    /// <summary>Whether a change of the draft alters that row, or adds the one that follows it.</summary>
    public static Predicate<Change> IsAbout(this ChangeSet? draft, Statement about)
    {
        var altered = draft?.Changes.FirstOrDefault(c => c.FactId == about.FactId)?.Proposed as Statement;
        return change => change.FactId == about.FactId
            || (change is { Verb: Verb.Add, Proposed: Statement added } && added.Subject == about.Subject && added.From == altered?.Until);
    }

    /// <summary>The memberships as a draft would have them, of those that it changes or adds.</summary>
    public static IEnumerable<Membership> ProposedMemberships(this ChangeSet? draft) => (draft?.Changes ?? []).Select(c => c.Proposed).OfType<Membership>();

    /// <summary>The row as the draft would have it: what follows it, what it is corrected to, or itself.</summary>
    public static T AsDrafted<T>(this ChangeSet? draft, T current)
        where T : Statement
    {
        var isAbout = draft.IsAbout(current);
        return draft?.Changes.Where(c => isAbout(c)).MaxBy(c => c.Verb == Verb.Add)?.Proposed as T ?? current;
    }

    /// <summary>Whether the draft says that the row was recorded wrongly.</summary>
    public static bool IsCorrected(this ChangeSet? draft, Statement row) =>
        draft?.Changes.Any(c => c.Verb == Verb.Correct && c.FactId == row.FactId) == true;

    /// <summary>The version in force on the day; if none is, the last.</summary>
    public static T? Current<T>(this IEnumerable<T> versions, DateOnly day)
        where T : Statement => versions.FirstOrDefault(v => v.IsInForce(day)) ?? versions.MaxBy(v => v.From);
}
