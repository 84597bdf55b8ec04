using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data.Seeding;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Language;

/// <summary>Why something was changed, as it was written.</summary>
/// <param name="Text">The reason.</param>
/// <param name="Language">The language it is written in, BCP 47.</param>
/// <param name="SeedKey">The data file that its change set came from, if any.</param>
public sealed record Reason(string Text, string Language, string? SeedKey)
{
    public static Reason Of(ChangeSet changeSet) => new(changeSet.Reason, changeSet.ReasonLanguage, changeSet.SeedKey);

    /// <summary>A translation that ships with the initial data, else the reason as it was written; a translation is not official.</summary>
    public LocalizedWording In(string language) =>
        SeedReasons.FindTranslations(SeedKey, Text, Language)?.Wordings.GetValueOrDefault(language) is { } wording
            ? new LocalizedWording(wording.Text, language, wording.Official, IsFallback: false)
            : new LocalizedWording(Text, Language, Official: true, IsFallback: language != Language);
}
