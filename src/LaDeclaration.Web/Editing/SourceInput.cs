using LaDeclaration.Register.Sources;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LaDeclaration.Web.Editing;

/// <summary>What is said about a source, as typed.</summary>
/// <param name="Date">The source's own.</param>
public sealed record SourceInput(string? Title, string? Publisher, string? Language, string? Date, string? Address)
{
    /// <summary>A date written out in words is told how to write it, not how long it is.</summary>
    private const int DateMaxRead = 100;

    /// <summary>The source with what was typed; each thing wrong becomes a sentence at its field.</summary>
    /// <param name="source">What stays as it is.</param>
    /// <param name="state">Where the sentences go.</param>
    /// <param name="words">The interface's words.</param>
    /// <param name="prefix">What the page posts the fields under.</param>
    /// <param name="dateField">The name of the field of its date.</param>
    /// <param name="languageWrong">The sentence about its language.</param>
    public Source Read(Source source, ModelStateDictionary state, IStringLocalizer<Words> words, string prefix, string dateField, string languageWrong)
    {
        var language = state.Read(words, Field(nameof(Language)), Language, Source.LanguageMaxLength);
        var date = Text(dateField, Date, DateMaxRead);
        if (!Source.IsLanguage(language) && state.GetFieldValidationState(Field(nameof(Language))) != ModelValidationState.Invalid)
            state.AddModelError(Field(nameof(Language)), languageWrong);
        if (DateInput.ValidateSourceDate(date) is { } wrong)
            state.AddModelError(Field(dateField), words[wrong.Key, wrong.Arguments]);
        return source with
        {
            Title = Text(nameof(Title), Title, Source.TitleMaxLength, words["Evidence_TitleNeeded"]),
            Publisher = Text(nameof(Publisher), Publisher, Source.PublisherMaxLength, words["Evidence_PublisherNeeded"]),
            Language = language,
            Date = date.Length == 0 ? null : date,
            Address = state.ReadAddress(words, Field(nameof(Address)), Address),
        };

        string Text(string field, string? typed, int maxLength, string? needed = null) => state.Read(words, Field(field), typed, maxLength, language: language, needed: needed);

        string Field(string field) => $"{prefix}.{field}";
    }
}
