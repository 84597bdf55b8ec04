using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Data.Seeding;

/// <summary>The register's own translations of the reasons that ship with the initial data. They stand in a file; nothing stored is touched by them.</summary>
public static class SeedReasons
{
    private static readonly Lazy<FrozenDictionary<string, LocalizedText>> Shipped = new(Read);

    /// <summary>A shipped reason in all its languages, of which the one it was written in is official; none if it has been altered since, or never shipped.</summary>
    /// <param name="seedKey">The key of the data file that the change set came from, if any.</param>
    /// <param name="reason">The reason as stored.</param>
    /// <param name="language">The language it is stored with, BCP 47.</param>
    public static LocalizedText? Translations(string? seedKey, string reason, string language) =>
        seedKey is not null && Shipped.Value.TryGetValue(seedKey, out var shipped) && shipped.Wordings.GetValueOrDefault(language) == new Wording(reason, true) ? shipped : null;

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
