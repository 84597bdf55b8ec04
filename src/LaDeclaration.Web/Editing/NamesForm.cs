using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LaDeclaration.Web.Editing;

/// <summary>A name, and perhaps a description, in every language of the site, as typed. A page posts it as “Names”.</summary>
public sealed class NamesForm
{
    public LocalizedTextForm Name { get; set; } = new();

    public LocalizedTextForm Description { get; set; } = new();

    public static NamesForm Of(Details details) =>
        new() { Name = LocalizedTextForm.Of(details.Name), Description = LocalizedTextForm.Of(details.Description) };

    /// <summary>A name is needed in English and wherever there is a description; each thing wrong becomes a sentence at its field.</summary>
    public void Check(ModelStateDictionary state, IStringLocalizer<Words> words, IReadOnlyList<string> languages)
    {
        foreach (var language in languages)
        {
            if (language == LocalizedText.Fallback && Name.In(language) is null)
                Wrong(nameof(Name), language, "Names_EnglishNeeded");
            else if (Name.In(language) is null && Description.In(language) is not null)
                Wrong(nameof(Name), language, "Names_NeededToo", Formatter.Capitalize(Formatter.Language(language)));
            Name.Read(language, state, words, FieldOf(nameof(Name), language), Details.NameMaxLength, isLong: false);
            Description.Read(language, state, words, FieldOf(nameof(Description), language), Details.DescriptionMaxLength, isLong: true);
        }

        void Wrong(string text, string language, string key, params object[] arguments) =>
            state.AddModelError(FieldOf(text, language), words[key, arguments]);
    }

    public T Over<T>(T before, IReadOnlyList<string> languages)
        where T : Details
    {
        var description = Description.Over(before.Description, languages);
        return before with { Name = Name.Over(before.Name, languages), Description = description.IsEmpty ? null : description };
    }

    /// <summary>The name of a text's field: “Names.Name.Text[en]”.</summary>
    public static string FieldOf(string text, string language) => $"Names.{text}.{nameof(LocalizedTextForm.Text)}[{language}]";
}

/// <summary>The fields for names side by side.</summary>
/// <param name="Names">What was typed.</param>
/// <param name="Languages">The languages shown.</param>
/// <param name="Describes">Whether a description is asked too.</param>
public sealed record NamesView(NamesForm Names, IReadOnlyList<string> Languages, bool Describes);
