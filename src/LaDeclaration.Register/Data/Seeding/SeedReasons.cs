using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Data.Seeding;

/// <summary>Translations of the reasons of the initial data, from an embedded file.</summary>
public static class SeedReasons
{
    private static readonly Lazy<FrozenDictionary<string, LocalizedText>> Reasons = new(Read);

    /// <summary>A reason in all languages, official only in its original one; null unless the stored reason is still that of the seed file.</summary>
    /// <param name="language">Of the stored reason, BCP 47.</param>
    public static LocalizedText? FindTranslations(string? seedKey, string reason, string language) =>
        seedKey is not null && Reasons.Value.TryGetValue(seedKey, out var shipped) && shipped.Wordings.GetValueOrDefault(language) == new Wording(reason, true) ? shipped : null;

    private static FrozenDictionary<string, LocalizedText> Read()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("seed-reasons")!;
        var translations = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(file)!;
        return Seeder.Read().ToFrozenDictionary(seed => seed.Key, seed => new LocalizedText(
        [
            .. translations.GetValueOrDefault(seed.Key, []).Select(t => KeyValuePair.Create(t.Key, new Wording(t.Value, false))),
            new(seed.ReasonLanguage, new Wording(seed.Reason, true)),
        ]));
    }
}
