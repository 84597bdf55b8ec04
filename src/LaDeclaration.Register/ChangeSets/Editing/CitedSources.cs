using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets.Editing;

public static class CitedSources
{
    /// <summary>True for a source that only the draft knows yet.</summary>
    public static bool IsDrafted(this Source source) => source.RecordedIn == 0;

    /// <summary>The newest date of an entry's sources, ISO 8601; none when no source has a date.</summary>
    /// <param name="find">Finds a source by its key.</param>
    public static string? GetLastConfirmed(this Statement entry, Func<string, Source?> find) => ConfirmationRules.FindLatestDate(entry.Sources.Select(key => find(key)?.Date));

    /// <summary>The sources that an entry does not cite yet and that are not older than those it cites.</summary>
    /// <param name="find">Finds a source by its key.</param>
    public static IReadOnlyList<Source> ThatConfirm(this IEnumerable<Source> sources, Statement entry, Func<string, Source?> find)
    {
        var last = entry.GetLastConfirmed(find);
        return [.. sources.Where(s => !entry.Sources.Contains(s.Key) && !ConfirmationRules.IsOlder(s.Date, last))];
    }
}
