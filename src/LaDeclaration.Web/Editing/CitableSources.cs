using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Sources;

namespace LaDeclaration.Web.Editing;

/// <summary>The sources that a form may cite: those of the register at the form's revision, and those that the draft adds.</summary>
public sealed class CitableSources(IndexAtRevision index, ChangeSet? draft)
{
    /// <summary>Those that only the draft knows yet.</summary>
    public IReadOnlyList<Source> Drafted { get; } = [.. (draft?.Changes ?? []).Select(c => c.Proposed).OfType<Source>().Where(s => index.Source(s.Key) is null)];

    /// <summary>Whether there are more than <see cref="ListChoices"/> lists.</summary>
    public bool HasMore => index.SourcesByDate.Count > Source.MaxShown;

    public Source? Find(string? key) => key is null ? null : index.Source(key) ?? Drafted.FirstOrDefault(s => s.Key == key);

    /// <summary>Whether another source has the key, or had it.</summary>
    public bool IsTaken(string key) => Find(key) is not null || index.HasHadSource(key);

    /// <summary>The newest of the register, those that the draft adds, and the one with the chosen key; newest first, those without a date last.</summary>
    public IReadOnlyList<Source> ListChoices(string? chosen) =>
    [
        .. index.SourcesByDate.Take(Source.MaxShown).Concat(Drafted).Append(Find(chosen)).OfType<Source>().DistinctBy(s => s.Key)
            .OrderByDescending(s => s.Date, StringComparer.Ordinal).ThenBy(s => s.Title, StringComparer.CurrentCulture),
    ];
}
