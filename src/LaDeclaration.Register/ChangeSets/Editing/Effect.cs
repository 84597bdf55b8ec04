using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets.Editing;

/// <summary>When an edit takes effect, and by which source.</summary>
/// <param name="Day">The first day on which something is so, or no longer so.</param>
/// <param name="DayIs">Whether that day is exact.</param>
/// <param name="Source">The key of the source to cite.</param>
public readonly record struct Effect(DateOnly Day, DateIs DayIs, string Source)
{
    public Change Begin(string country, string committee, Role role) =>
        Change.Add(new Membership { Country = country, Committee = committee, Role = role, From = Day, FromIs = DayIs, Sources = [Source] });

    public Change End(Statement current) => Change.End(current, Day, DayIs, [Source]);

    /// <summary>The same fact, put right, with the source that says so added to its own.</summary>
    public Change Correct(Statement current, Statement proposed) =>
        Change.Correct(current, proposed with { Sources = [.. current.Sources.Union([Source])] });
}
