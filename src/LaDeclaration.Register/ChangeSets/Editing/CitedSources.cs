using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets.Editing;

public static class CitedSources
{
    /// <summary>True for a source that only the draft knows yet.</summary>
    public static bool IsDrafted(this Source source) => source.RecordedIn == 0;

    /// <summary>The newest date of an entry's sources, ISO 8601; none when no source has a date.</summary>
    public static string? GetLastConfirmed(this Statement entry, IReadOnlyCollection<Source> sources) =>
        ConfirmationRules.FindLatestDate(sources.Where(s => entry.Sources.Contains(s.Key)).Select(s => s.Date));

    /// <summary>The sources that an entry does not cite yet and that are not older than those it cites.</summary>
    public static IReadOnlyList<Source> ThatConfirm(this IReadOnlyCollection<Source> sources, Statement entry)
    {
        var last = entry.GetLastConfirmed(sources);
        return [.. sources.Where(s => !entry.Sources.Contains(s.Key) && !ConfirmationRules.IsOlder(s.Date, last))];
    }
}
