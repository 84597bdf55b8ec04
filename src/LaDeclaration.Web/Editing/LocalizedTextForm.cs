using LaDeclaration.Register.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LaDeclaration.Web.Editing;

/// <summary>A text in every language of the site, as typed.</summary>
public sealed class LocalizedTextForm
{
    public Dictionary<string, string?> Text { get; set; } = [];

    public Dictionary<string, bool> Official { get; set; } = [];

    public static LocalizedTextForm Of(LocalizedText? text) => new()
    {
        Text = text?.Wordings.ToDictionary(w => w.Key, w => (string?)w.Value.Text) ?? [],
        Official = text?.Wordings.ToDictionary(w => w.Key, w => w.Value.Official) ?? [],
    };

    public string? In(string language) =>
        SoundText.Trim(Text.GetValueOrDefault(language) ?? "") is { Length: > 0 } text ? text : null;

    /// <summary>Reads what was typed in a language as sound text, which then stands in place of it.</summary>
    public void Read(string language, ModelStateDictionary state, IStringLocalizer<Words> words, string field, int maxLength, bool isLong)
    {
        if (state.Read(words, field, Text.GetValueOrDefault(language), maxLength, isLong, language) is { Length: > 0 } sound)
            Text[language] = sound;
    }

    /// <summary>What was typed, in the site's languages; what there was before in other languages stays.</summary>
    public LocalizedText Over(LocalizedText? before, IReadOnlyList<string> languages) => new(
    [
        .. (before ?? new LocalizedText([])).Wordings.Where(w => !languages.Contains(w.Key)),
        .. from language in languages
           where In(language) is not null
           select KeyValuePair.Create(language, new Wording(In(language)!, Official.GetValueOrDefault(language))),
    ]);
}
