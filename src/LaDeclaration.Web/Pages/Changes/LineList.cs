using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Changes;

/// <summary>The model of a list of changes.</summary>
/// <param name="Names">For sources.</param>
/// <param name="ShowsVerbs">False if a heading has the verb.</param>
/// <param name="FoldsDifferences">Whether the differences are folded.</param>
public sealed record LineList(IReadOnlyList<ChangeLine> Lines, NameLookup Names, bool ShowsVerbs = true, bool FoldsDifferences = true);
