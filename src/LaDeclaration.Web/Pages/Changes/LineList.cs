using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Changes;

/// <summary>Sentences about changes, as a list.</summary>
/// <param name="Lines">The sentences.</param>
/// <param name="Names">For the sources.</param>
/// <param name="WithVerbs">False where a heading says what all of them did.</param>
/// <param name="Folded">True where the wording before and after is only there for whoever asks.</param>
public sealed record LineList(IReadOnlyList<ChangeLine> Lines, NameLookup Names, bool WithVerbs = true, bool Folded = true);
