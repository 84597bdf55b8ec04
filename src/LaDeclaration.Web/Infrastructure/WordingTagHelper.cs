using LaDeclaration.Register.Text;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>
/// A localized text in the reader's language. Where it falls back to another it carries that language;
/// that, and a translation beside official words that is none itself, gets a mark which the page's foot explains.
/// </summary>
[HtmlTargetElement("wording", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WordingTagHelper(Reader reader, Footnotes footnotes, IStringLocalizer<Words> words) : TagHelper
{
    public LocalizedText Of { get; set; } = null!;

    /// <summary>False where a mark has no place, as in words for those who do not see a mark.</summary>
    public bool Marked { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var wording = Of.In(reader.Language);
        var text = new TagBuilder("span");
        text.InnerHtml.Append(wording.Text);
        if (wording.IsFallback && wording.Language != reader.Language)
            text.Attributes["lang"] = wording.Language;
        output.Content.SetHtmlContent(text.Attributes.Count > 0 ? text : text.InnerHtml);
        if (!Marked)
            return;
        if (text.Attributes.Count > 0)
        {
            footnotes.FellBackTo.Add(wording.Language);
            Mark($"[{wording.Language}]", words["Mark_Fallback", Phrases.Language(wording.Language)]);
        }
        else if (!wording.Official && Of.Wordings.Values.Any(w => w.Official))
        {
            footnotes.Unofficial = true;
            Mark("*", words["Mark_Unofficial"]);
        }

        void Mark(string sign, string meaning)
        {
            var mark = new TagBuilder("span") { Attributes = { ["class"] = "mark", ["aria-hidden"] = "true" } };
            var said = new TagBuilder("span") { Attributes = { ["class"] = "hidden-text" } };
            mark.InnerHtml.Append(sign);
            said.InnerHtml.Append(meaning);
            output.Content.AppendHtml(mark).AppendHtml(said);
        }
    }
}
