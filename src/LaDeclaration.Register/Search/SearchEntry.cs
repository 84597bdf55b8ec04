using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>A country, committee, pillar or source that can be found.</summary>
public sealed class SearchEntry
{
    internal SearchEntry(Subject subject, IEnumerable<Details> versions)
    {
        Subject = subject;
        Versions = [.. versions.OrderBy(v => v.From)];
    }

    internal SearchEntry(Source source)
    {
        Subject = source.Subject;
        Source = source;
    }

    public Subject Subject { get; }

    /// <summary>All known details, oldest first; empty for a source.</summary>
    public IReadOnlyList<Details> Versions { get; } = [];

    public Source? Source { get; }

    /// <summary>Always true for a source, which has no dates.</summary>
    public bool IsInForce(DateOnly day) => Source is not null || Versions.Any(v => v.IsInForce(day));

    /// <summary>What its own page shows: the details in force on the day, otherwise the last; null for a source.</summary>
    public Details? GetDetails(DateOnly day) => Source is not null ? null : Versions.FirstOrDefault(v => v.IsInForce(day)) ?? Versions[^1];

    public string GetName(DateOnly day, string language) => Source?.Title ?? GetDetails(day)!.Name.In(language).Text;
}

public enum TermKind
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
    public bool IsShownOn(DateOnly day) =>
        Kind != TermKind.Name || Noun.GetDetails(day) is not { } shown || shown.Name.Wordings.GetValueOrDefault(Language!)?.Text == Text;
}

/// <summary>A term that matches a search, and thereby an entry.</summary>
/// <param name="IsSimilar">Whether the spelling differs.</param>
public sealed record SearchMatch(Term By, bool IsSimilar)
{
    public SearchEntry Noun => By.Noun;
}
