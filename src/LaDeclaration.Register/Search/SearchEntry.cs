using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>A country, committee, pillar or source that was found, as the register describes it at one revision.</summary>
public sealed class SearchEntry
{
    private readonly IndexedNoun noun;
    private readonly int known;

    internal SearchEntry(IndexedNoun noun, int known) => (this.noun, this.known) = (noun, known);

    public Subject Subject => noun.Subject;

    public Source? Source => noun.GetSource(known);

    /// <inheritdoc cref="IndexedNoun.IsInForce"/>
    public bool IsInForce(DateOnly day) => noun.IsInForce(known, day);

    /// <inheritdoc cref="IndexedNoun.GetDetails"/>
    public Details? GetDetails(DateOnly day) => noun.GetDetails(known, day);

    public string GetName(DateOnly day, string language) => noun.GetName(known, day, language);

    internal bool Shows(NounText text, DateOnly day) => noun.Shows(text, known, day);
}

public enum TermKind : byte
{
    Name,

    /// <summary>An ISO code, a committee's slug, a pillar's number, a source's key.</summary>
    Code,

    /// <summary>Another wording that people use, from variants.txt.</summary>
    Variant,

    Publisher,
}

/// <summary>A text by which an entry is found.</summary>
/// <param name="Language">BCP 47; null for codes and variants.</param>
public sealed record Term(SearchEntry Noun, TermKind Kind, string Text, string? Language = null)
{
    /// <summary>False for a name that the entry has at another time than the one shown for the day.</summary>
    public bool IsShownOn(DateOnly day) => Noun.Shows(new(Kind, Text, Language), day);
}

/// <summary>A term that matches a search, and thereby an entry.</summary>
/// <param name="IsSimilar">Whether the spelling differs.</param>
public sealed record SearchMatch(Term By, bool IsSimilar)
{
    public SearchEntry Noun => By.Noun;
}
