using LaDeclaration.Register.Text;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>
/// A localized text in the language of the page, or in the one that it falls back to. A fallback, and a translation that is not official
/// where others are, get a mark that is explained at the foot of the page.
/// </summary>
[HtmlTargetElement("wording", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WordingTagHelper(ReadingContext reader, TranslationMarks marks, Formatter format) : TagHelper
{
    public LocalizedText Of { get; set; } = null!;

    /// <summary>Whether to add the mark; not in text for screen readers only.</summary>
    public bool Marked { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var wording = Of.In(reader.Language);
        output.Content.AppendHtml(LanguageTaggedText.In(wording.Text, reader.LanguageIfOther(wording.Language)));
        if (!Marked || format.Mark(Of, reader.Language) is not var (sign, meaning))
            return;
        if (wording.Language != reader.Language)
            marks.FallbackLanguages.Add(wording.Language);
        else
            marks.HasUnofficialName = true;
        output.Content.AppendHtml(TranslationMarks.Create(sign, meaning));
    }
}
