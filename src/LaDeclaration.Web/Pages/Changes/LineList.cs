using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Changes;

/// <summary>The model of a list of changes.</summary>
/// <param name="Names">For sources.</param>
/// <param name="ShowsVerbs">False if a heading has the verb.</param>
/// <param name="FoldsDifferences">Whether the differences are folded.</param>
public sealed record LineList(IReadOnlyList<ChangeLine> Lines, NameLookup Names, bool ShowsVerbs = true, bool FoldsDifferences = true)
{
    /// <summary>The keys of the sources that every line cites, if there are several lines and all cite the same; otherwise empty.</summary>
    public IReadOnlyList<string> CommonSources => Lines.Count > 1 && Lines.All(l => l.Sources.Order(StringComparer.Ordinal).SequenceEqual(Lines[0].Sources.Order(StringComparer.Ordinal))) ? Lines[0].Sources : [];
}
