using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>Fills an element with a reason. Where that is in another language than the reader's the element says so; a translation gets a mark which the page's foot explains.</summary>
[HtmlTargetElement(Attributes = "reason")]
public sealed class ReasonTagHelper(Reader reader, Footnotes footnotes, IStringLocalizer<Words> words) : TagHelper
{
    public Reason Reason { get; set; } = null!;

    /// <summary>Only the beginning, for a list.</summary>
    public bool Excerpt { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var wording = Reason.In(reader.Language);
        if (reader.Foreign(wording.Language) is { } foreign)
            output.Attributes.SetAttribute("lang", foreign);
        output.Content.SetContent(Excerpt ? Phrases.Excerpt(wording.Text) : wording.Text);
        if (wording.Official)
            return;
        footnotes.UnofficialReason = true;
        output.Content.AppendHtml(Footnotes.Mark("†", words["Mark_Unofficial"]));
    }
}
