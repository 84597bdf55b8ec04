using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace LaDeclaration.Register.Text;

/// <summary>A text in one language.</summary>
/// <param name="Text">Never blank.</param>
/// <param name="Official">False for a translation made by the project itself.</param>
public sealed record Wording(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("official")] bool Official);

/// <summary>The result of <see cref="LocalizedText.In"/>.</summary>
/// <param name="Language">The language of <paramref name="Text"/>, BCP 47.</param>
/// <param name="IsFallback">Whether that is not the language asked for.</param>
public sealed record LocalizedWording(string Text, string Language, bool Official, bool IsFallback)
{
    public override string ToString() => Text;
}

/// <summary>A text in several languages, keyed by BCP 47 language tag; each says whether it is official.</summary>
[JsonConverter(typeof(LocalizedTextJsonConverter))]
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    /// <summary>The language a lookup falls back to.</summary>
    public const string Fallback = "en";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly SortedDictionary<string, Wording> wordings;

    public LocalizedText(IEnumerable<KeyValuePair<string, Wording>> wordings)
    {
        this.wordings = new SortedDictionary<string, Wording>(StringComparer.Ordinal);
        foreach (var (language, wording) in wordings)
            if (SoundText.Trim(wording.Text) is { Length: > 0 } text)
                this.wordings[language] = wording with { Text = text };
    }

    public static LocalizedText English(string text, bool official = true) =>
        new([new(Fallback, new Wording(text, official))]);

    public IReadOnlyDictionary<string, Wording> Wordings => wordings;

    /// <summary>Whether the wording in that language is neither official nor the English one that all others are translated from.</summary>
    public bool IsUnofficialTranslation(string language) =>
        wordings.TryGetValue(language, out var wording) && !wording.Official && (language != Fallback || wordings.Values.Any(w => w.Official));

    public bool IsEmpty => wordings.Count == 0;

    /// <summary>The text in that language, otherwise in English, otherwise in the first language there is; empty text if there is none.</summary>
    public LocalizedWording In(string language)
    {
        if (wordings.TryGetValue(language, out var exact))
            return new LocalizedWording(exact.Text, language, exact.Official, false);
        if (wordings.TryGetValue(Fallback, out var english))
            return new LocalizedWording(english.Text, Fallback, english.Official, true);
        return wordings.Count == 0
            ? new LocalizedWording("", Fallback, true, true)
            : new LocalizedWording(wordings.First().Value.Text, wordings.First().Key, wordings.First().Value.Official, true);
    }

    public string ToJson() => JsonSerializer.Serialize(wordings, Readable);

    /// <exception cref="JsonException">Not an object of language tags and wordings.</exception>
    public static LocalizedText FromJson(string json) =>
        new(JsonSerializer.Deserialize<Dictionary<string, Wording>>(JsonRepair.ReplaceLoneSurrogates(json)) ?? []);

    public bool Equals(LocalizedText? other) => other is not null && wordings.SequenceEqual(other.wordings);

    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    public override int GetHashCode() => wordings.Aggregate(0, (hash, w) => HashCode.Combine(hash, w.Key, w.Value));

    public override string ToString() => In(Fallback).Text;
}

internal sealed class LocalizedTextJsonConverter : JsonConverter<LocalizedText>
{
    public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<Dictionary<string, Wording>>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Wordings, options);
}
