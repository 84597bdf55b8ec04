using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Editing;

/// <summary>The cells of a form about memberships, and what stands in the form for them.</summary>
/// <param name="Posted">By the cell's key; a cell that is not in it is left as it is.</param>
/// <param name="Draft">The draft being filled, if any.</param>
public sealed record MembershipGrid(IReadOnlyList<MembershipCell> Cells, IReadOnlyDictionary<string, PostedCell> Posted, NameLookup Names, ChangeSet? Draft)
{
    /// <summary>Whether the rows are committees, by pillar; otherwise they are countries.</summary>
    public bool ByPillar { get; init; }

    /// <summary>A delegate is not asked why a role is taken away: it changed, unless they say that it was recorded wrongly.</summary>
    public bool ByDelegate { get; init; }

    /// <summary>Whether why roles are taken away is asked once for all cells, and each cell is one field.</summary>
    public bool AsksHowOnce { get; init; }

    /// <summary>The cells for which something was posted that differs from the register.</summary>
    public IReadOnlyList<(MembershipCell Cell, PostedCell Posted)> Different =>
        [.. Cells.Where(cell => Posted.GetValueOrDefault(cell.Key) is { } posted && cell.IsDifferent(posted)).Select(cell => (cell, Posted[cell.Key]))];

    /// <summary>Whether what was posted takes the place of that change of the draft.</summary>
    public bool IsReplaced(Change change) => Cells.Any(cell => Posted.GetValueOrDefault(cell.Key) is not null && cell.IsReplaced(change));

    /// <summary>The name of the field beside which something about a cell is said.</summary>
    public string Field(MembershipCell cell, string part) => AsksHowOnce ? $"Cells[{cell.Key}]" : $"Answers[{cell.Key}].{part}";
}
