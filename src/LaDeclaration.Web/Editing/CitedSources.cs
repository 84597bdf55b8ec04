using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Editing;

/// <summary>Sources as forms cite them.</summary>
public static class CitedSources
{
    /// <summary>True for a source that only the draft knows yet.</summary>
    public static bool IsDrafted(this Source source) => source.RecordedIn == 0;

    /// <summary>The newest date of an entry's sources, ISO 8601; none when no source has a date.</summary>
    public static string? LastConfirmed(this Statement entry, IReadOnlyCollection<Source> sources) =>
        Confirmation.Last(sources.Where(s => entry.Sources.Contains(s.Key)).Select(s => s.Date));

    /// <summary>Those that can say anew that an entry is right: it does not cite them yet, and they are not older than those it cites.</summary>
    public static IReadOnlyList<Source> ThatConfirm(this IReadOnlyCollection<Source> sources, Statement entry)
    {
        var last = entry.LastConfirmed(sources);
        return [.. sources.Where(s => !entry.Sources.Contains(s.Key) && !Confirmation.IsOlder(s.Date, last))];
    }
}
