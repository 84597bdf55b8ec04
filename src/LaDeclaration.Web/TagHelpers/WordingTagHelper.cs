using LaDeclaration.Register.Text;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>
/// A localized text in the reader's language. Where it falls back to another it carries that language;
/// that, and a translation beside official words that is none itself, gets a mark which the page's foot explains.
/// </summary>
[HtmlTargetElement("wording", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WordingTagHelper(ReadingContext reader, TranslationMarks marks, Formatter format) : TagHelper
{
    public LocalizedText Of { get; set; } = null!;

    /// <summary>False where a mark has no place, as in words for those who do not see a mark.</summary>
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
            marks.FellBackTo.Add(wording.Language);
        else
            marks.Unofficial = true;
        output.Content.AppendHtml(TranslationMarks.Mark(sign, meaning));
    }
}
