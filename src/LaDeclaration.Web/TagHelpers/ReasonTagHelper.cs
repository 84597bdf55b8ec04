using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>Fills an element with a reason and sets its language. A translation gets a mark that is explained at the foot of the page.</summary>
[HtmlTargetElement(Attributes = "reason")]
public sealed class ReasonTagHelper(ReadingContext reader, TranslationMarks marks, IStringLocalizer<Words> words) : TagHelper
{
    public Reason Reason { get; set; } = null!;

    /// <summary>Whether to show only the beginning, as in a list.</summary>
    public bool Excerpt { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var wording = Reason.In(reader.Language);
        if (reader.LanguageIfOther(wording.Language) is { } foreign)
            output.Attributes.SetAttribute("lang", foreign);
        output.Content.SetContent(Excerpt ? Formatter.Excerpt(wording.Text) : wording.Text);
        if (wording.Official)
            return;
        marks.HasUnofficialReason = true;
        output.Content.AppendHtml(TranslationMarks.Create("†", words["Mark_Unofficial"]));
    }
}
