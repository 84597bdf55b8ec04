using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>Something of the register that is searched for.</summary>
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

    /// <summary>All known details, oldest first; none of a source.</summary>
    public IReadOnlyList<Details> Versions { get; } = [];

    public Source? Source { get; }

    /// <summary>Sources have no dates.</summary>
    public bool IsInForce(DateOnly day) => Source is not null || Versions.Any(v => v.IsInForce(day));

    /// <summary>What its own page shows: the details of that day, else the last there are; nothing for a source.</summary>
    public Details? Shown(DateOnly day) => Source is not null ? null : Versions.FirstOrDefault(v => v.IsInForce(day)) ?? Versions[^1];

    public string Name(DateOnly day, string language) => Source?.Title ?? Shown(day)!.Name.In(language).Text;
}

public enum TermKind
{
    Name,

    /// <summary>An ISO code, a committee's slug, a pillar's number, a source's key.</summary>
    Code,

    /// <summary>Another wording that people use, from the list that ships with the register.</summary>
    Variant,

    Publisher,
}

/// <summary>Something that a noun is found by.</summary>
/// <param name="Noun">Which.</param>
/// <param name="Kind">What it is to the noun.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Language">BCP 47; none for codes and variants.</param>
public sealed record Term(SearchEntry Noun, TermKind Kind, string Text, string? Language = null)
{
    /// <summary>False for a name that the noun has at another time than the one it is shown at.</summary>
    public bool IsOf(DateOnly day) =>
        Kind != TermKind.Name || Noun.Shown(day) is not { } shown || shown.Name.Wordings.GetValueOrDefault(Language!)?.Text == Text;
}

/// <summary>A noun that a search found, and by what.</summary>
/// <param name="IsSimilar">True when the spelling differs.</param>
public sealed record SearchMatch(SearchEntry Noun, Term By, bool IsSimilar);
