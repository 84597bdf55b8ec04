using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data.Seeding;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Language;

/// <summary>The reason of a change set.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="SeedKey">The key of the seed file that the change set came from, if any.</param>
public sealed record Reason(string Text, string Language, string? SeedKey)
{
    public static Reason Of(ChangeSet changeSet) => new(changeSet.Reason, changeSet.ReasonLanguage, changeSet.SeedKey);

    /// <summary>The translation of a reason of the initial data, otherwise the original.</summary>
    public LocalizedWording In(string language) =>
        SeedReasons.FindTranslations(SeedKey, Text, Language)?.Wordings.GetValueOrDefault(language) is { } wording
            ? new LocalizedWording(wording.Text, language, wording.Official, IsFallback: false)
            : new LocalizedWording(Text, Language, Official: true, IsFallback: language != Language);
}
