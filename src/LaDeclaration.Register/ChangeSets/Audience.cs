using LaDeclaration.Register.Staff;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>Whom it concerns that somebody did something to a change set.</summary>
/// <param name="TakingPart">The ids of those who have a part in it.</param>
/// <param name="IsForEditors">Whether it concerns everybody who may decide, too.</param>
/// <param name="By">Who did it, and is never told; none for the seed.</param>
public sealed record Audience(IReadOnlyList<string> TakingPart, bool IsForEditors, string? By)
{
    /// <summary>A proposal concerns who may decide on it, a comment everybody who took part, anything else the author.</summary>
    public static Audience Of(ChangeSet changeSet, Act act, string? by)
    {
        IEnumerable<string?> parts = act switch
        {
            Act.Proposed => [],
            Act.Commented => changeSet.Remarks.Select(r => r.ById).Append(changeSet.AuthorId),
            _ => [changeSet.AuthorId],
        };
        List<string> takingPart = [.. parts.OfType<string>().Where(id => id != by).Distinct()];
        // A first word, before anybody answered, is for those who decide.
        return new Audience(takingPart, act == Act.Proposed || (act == Act.Commented && takingPart.Count == 0), by);
    }

    public bool Includes(Actor who) => who.Id is { } id && id != By && (TakingPart.Contains(id) || (IsForEditors && who.MayPublish));
}
