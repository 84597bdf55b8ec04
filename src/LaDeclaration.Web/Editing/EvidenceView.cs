using LaDeclaration.Register.Sources;

namespace LaDeclaration.Web.Editing;

/// <summary>What the shared part of a form shows.</summary>
/// <param name="Evidence">What was typed.</param>
/// <param name="Citable">The sources to choose from.</param>
/// <param name="Languages">The languages a new source may be in.</param>
/// <param name="ReasonLanguages">The languages a reason may be written in.</param>
/// <param name="AsksDate">False for a form without a date of effect.</param>
/// <param name="NeedsDate">False where the date may stay empty: for what was recorded wrongly.</param>
/// <param name="AsksSource">False for a form that is about a source itself.</param>
/// <param name="SourceHint">What counts as a source here, where that is something of its own.</param>
/// <param name="AsksForKey">Whether there are more sources, which can be named by their keys.</param>
public sealed record EvidenceView(
    EvidenceForm Evidence, IReadOnlyList<Source> Citable, IReadOnlyList<string> Languages, IReadOnlyList<string> ReasonLanguages, bool AsksDate = true, bool NeedsDate = true, bool AsksSource = true, string? SourceHint = null, bool AsksForKey = false)
{
    /// <summary>With nothing to choose, a source is described.</summary>
    public bool IsDescribing => Evidence.IsDescribing || Citable.Count == 0;

    /// <summary>The languages, and that of the draft's own source that is being described.</summary>
    public IEnumerable<string> SourceLanguages => Languages.Union(Citable.Where(s => s.Key == Evidence.Described).Select(s => s.Language));
}

