using LaDeclaration.Register.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>
/// A localized text in the reader's language. Where it falls back to another it carries that language;
/// that, and a translation beside official words that is none itself, gets a mark which the page's foot explains.
/// </summary>
[HtmlTargetElement("wording", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WordingTagHelper(Reader reader, Footnotes footnotes, Phrases phrases) : TagHelper
{
    public LocalizedText Of { get; set; } = null!;

    /// <summary>False where a mark has no place, as in words for those who do not see a mark.</summary>
    public bool Marked { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var wording = Of.In(reader.Language);
        output.Content.AppendHtml(Said.In(wording.Text, reader.Foreign(wording.Language)));
        if (!Marked || phrases.Mark(Of, reader.Language) is not var (sign, meaning))
            return;
        if (wording.Language != reader.Language)
            footnotes.FellBackTo.Add(wording.Language);
        else
            footnotes.Unofficial = true;
        output.Content.AppendHtml(Footnotes.Mark(sign, meaning));
    }
}
