using System.Globalization;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>A country, committee, pillar or source in all versions. An addition replaces their list as a whole by one that answers readers of earlier revisions alike.</summary>
internal sealed class IndexedNoun(Recorded[] versions)
{
    private volatile Recorded[] versions = versions;

    /// <summary>Details or sources, whenever they were recorded; at least one.</summary>
    public Recorded[] Versions
    {
        get => versions;
        set => versions = value;
    }

    /// <summary>The number of the term added last, from which <see cref="IndexedTerm.Previous"/> leads to the others. Only for the one who adds.</summary>
    public int LastTerm { get; set; } = IndexedTerm.None;

    public Subject Subject => Versions[0].Subject;

    public NounKind Kind { get; } = versions[0] switch { CountryDetails => NounKind.Country, CommitteeDetails => NounKind.Committee, PillarDetails => NounKind.Pillar, _ => NounKind.Source };

    /// <summary>The permanent key.</summary>
    public string Key => Versions[0] switch
    {
        CountryDetails country => country.Country,
        CommitteeDetails committee => committee.Committee,
        PillarDetails pillar => pillar.Pillar.ToString(CultureInfo.InvariantCulture),
        var source => ((Source)source).Key,
    };

    public bool IsKnownAt(int known)
    {
        foreach (var version in Versions)
            if (version.IsKnownAt(known))
                return true;
        return false;
    }

    /// <summary>Always true for a source, which has no dates.</summary>
    public bool IsInForce(int known, DateOnly day) => GetDetails(known, day)?.IsInForce(day) ?? Kind == NounKind.Source;

    public string GetName(int known, DateOnly day, string language) => GetDetails(known, day)?.Name.In(language).Text ?? GetSource(known)!.Title;

    /// <summary>What its own page shows: the details in force on the day, otherwise the last; null for a source.</summary>
    public Details? GetDetails(int known, DateOnly day)
    {
        Details? last = null;
        foreach (var version in Versions)
        {
            if (version is not Details details || !details.IsKnownAt(known))
                continue;
            if (details.IsInForce(day))
                return details;
            if (last is null || details.From >= last.From)
                last = details;
        }
        return last;
    }

    /// <summary>False for a name that it has at another time than the one shown for the day.</summary>
    /// <param name="text">What some version known at the revision says.</param>
    public bool Shows(NounText text, int known, DateOnly day) =>
        text.Kind != TermKind.Name || Versions.Length == 1 || GetDetails(known, day) is not { } shown || shown.Name.Wordings.GetValueOrDefault(text.Language!)?.Text == text.Text;

    public Source? GetSource(int known) => Versions.OfType<Source>().FirstOrDefault(s => s.IsKnownAt(known));
}

/// <summary>In the order in which they are found.</summary>
internal enum NounKind : byte
{
    Country,
    Committee,
    Pillar,
    Source,
}
