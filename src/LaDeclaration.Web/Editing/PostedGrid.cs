using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Editing;

/// <summary>What was posted by a form about memberships.</summary>
public sealed record PostedGrid(IReadOnlyList<MembershipCell> Cells, IReadOnlyDictionary<string, PostedCell> Posted, EvidenceForm Evidence, IReadOnlyList<Source> Citable, Actor By, ChangeSet? Draft)
{
    /// <summary>True where what happened is asked once for all seats, and each seat is one field.</summary>
    public bool AsksHowOnce { get; init; }

    /// <summary>The field beside which something about a seat is said.</summary>
    public string Field(MembershipCell cell, string part) => AsksHowOnce ? $"Cells[{cell.Key}]" : $"Answers[{cell.Key}].{part}";
}
