using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Editing;

/// <summary>“It changed on that day” and “it was recorded wrongly”, as changes, and as a draft already says them.</summary>
public static class Alteration
{
    /// <summary>
    /// It changed: what stood ends on the day, what is new begins on it.
    /// It was recorded wrongly: the same fact, put right, with the source that says so. Nothing if nothing differs.
    /// </summary>
    public static IReadOnlyList<Change> Changes<T>(T current, T proposed, bool recordedWrongly, EvidenceForm evidence)
        where T : Statement
    {
        if (proposed == current)
            return [];
        if (recordedWrongly)
            return [Change.Correct(current, proposed with { Sources = [.. current.Sources.Union([evidence.SourceKey])] })];
        return
        [
            Change.End(current, evidence.Effective, evidence.EffectiveIs, [evidence.SourceKey]),
            Change.Add(proposed with { FactId = Guid.CreateVersion7(), From = evidence.Effective, FromIs = evidence.EffectiveIs, Sources = [evidence.SourceKey] }),
        ];
    }

    /// <summary>What ends when that which it lies within ends: what began before is ended, what was only announced will never be so.</summary>
    public static IReadOnlyList<Change> Ends(IEnumerable<Statement> statements, EvidenceForm evidence) =>
    [
        .. from statement in statements
           where !statement.IsOverBy(evidence.Effective)
           select statement.From < evidence.Effective
               ? Change.End(statement, evidence.Effective, evidence.EffectiveIs, [evidence.SourceKey])
               : Change.Retract(statement),
    ];

    /// <summary>Whether a change of the draft speaks about that row: alters it, or adds what follows it.</summary>
    public static Predicate<Change> IsAbout(this ChangeSet? draft, Statement about)
    {
        var altered = draft?.Changes.FirstOrDefault(c => c.FactId == about.FactId)?.Proposed as Statement;
        return change => change.FactId == about.FactId
            || (change is { Verb: Verb.Add, Proposed: Statement added } && added.Subject == about.Subject && added.From == altered?.Until);
    }

    /// <summary>The row as the draft would have it: what follows it, what it is corrected to, or itself.</summary>
    public static T AsDrafted<T>(this ChangeSet? draft, T current)
        where T : Statement
    {
        var speaks = draft.IsAbout(current);
        return draft?.Changes.Where(c => speaks(c)).MaxBy(c => c.Verb == Verb.Add)?.Proposed as T ?? current;
    }

    /// <summary>Whether the draft says that the row was recorded wrongly.</summary>
    public static bool IsCorrected(this ChangeSet? draft, Statement row) =>
        draft?.Changes.Any(c => c.Verb == Verb.Correct && c.FactId == row.FactId) == true;

    /// <summary>What holds on the day; else what holds last.</summary>
    public static T? Current<T>(this IEnumerable<T> versions, DateOnly day)
        where T : Statement => versions.FirstOrDefault(v => v.IsInForce(day)) ?? versions.MaxBy(v => v.From);
}
