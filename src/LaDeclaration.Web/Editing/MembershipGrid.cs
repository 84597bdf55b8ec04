using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Editing;

/// <summary>What the table of a form about seats shows.</summary>
/// <param name="Heading">What the rows are: countries or committees.</param>
/// <param name="Posted">What stands in the form, by the seat's key.</param>
/// <param name="ByPillar">True where the rows are committees.</param>
/// <param name="Names">For the pillars.</param>
/// <param name="Draft">The draft being filled, if any.</param>
/// <param name="Changed">True where what is taken away changed, unless it is said to have been recorded wrongly: so for a delegate, who knows.</param>
public sealed record MembershipGrid(
    string Heading, IReadOnlyList<MembershipCell> Cells, IReadOnlyDictionary<string, PostedCell> Posted, NameLookup Names, ChangeSet? Draft, bool ByPillar = false, bool Changed = false);
